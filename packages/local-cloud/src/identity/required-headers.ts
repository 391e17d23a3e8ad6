const always = ['(request-target)', 'host'];
const withBody = ['content-length', 'content-type', 'x-content-sha256'];
const methodsWithBody: readonly string[] = ['POST', 'PUT', 'PATCH'];

/**
 * Operations whose body the vendor's SDKs leave out of the signature: the body is bulk data. They may sign it all the
 * same. Found in `oci-streaming` and `oci-objectstorage` (`forceExcludeBody`).
 */
const operationsWithUnsignedBody: ReadonlySet<string> = new Set(['PutMessages', 'PutObject', 'UploadPart']);

/** The headers that a request to an operation must sign, besides one of `date` and `x-date`. */
export function requiredHeaders(method: string, operationName: string): string[] {
  const isBodySigned = methodsWithBody.includes(method) && !operationsWithUnsignedBody.has(operationName);
  return isBodySigned ? [...always, ...withBody] : always;
}
