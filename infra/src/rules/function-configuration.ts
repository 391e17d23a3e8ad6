/** What the function must be told of the stack. */
export interface FunctionTarget {
  ordsUrl: string;
  clientIdSecretId: string;
  clientSecretSecretId: string;
  rejectedStreamId: string;
  rejectedStreamEndpoint: string;
}

/** The function's configuration: OCIDs and URLs, no secret. OCI hands it over as environment. */
export function toFunctionConfiguration(
  target: FunctionTarget,
  { serviceEndpoint, logLevel }: { serviceEndpoint: string | undefined; logLevel: string },
): Record<string, string> {
  return {
    ORDS_URL: toOrdsUrl(target.ordsUrl),
    CLIENT_ID_SECRET_ID: target.clientIdSecretId,
    CLIENT_SECRET_SECRET_ID: target.clientSecretSecretId,
    REJECTED_STREAM_ID: target.rejectedStreamId,
    REJECTED_STREAM_ENDPOINT: target.rejectedStreamEndpoint,
    ...(serviceEndpoint !== undefined && { SECRETS_ENDPOINT: serviceEndpoint }),
    LOG_LEVEL: logLevel,
  };
}

/** Base URL of ORDS with one slash at its end: real databases show none, one or two. */
export const toOrdsUrl = (ordsUrl: string): string => `${ordsUrl.replace(/\/+$/, '')}/`;
