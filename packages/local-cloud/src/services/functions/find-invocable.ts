import { notAuthorizedOrNotFound } from '../../errors';
import { imageNotAvailable, requestTooLarge } from './errors';
import type { FunctionImages } from './image/function-images';
import { MAX_INVOCATION_BODY_BYTES } from './limits';
import type { FunctionDescription } from './types';

/** Where {@link findInvocable} looks. */
export interface FindInvocableDeps {
  findFunction: (functionId: string) => FunctionDescription | undefined;
  images: Pick<FunctionImages, 'isThere'>;
}

/**
 * Finds what an invocation needs.
 *
 * @throws OciError for a function that is not there (404), a body over the limit (413), an image that is gone (502)
 */
export function findInvocable(
  { findFunction, images }: FindInvocableDeps,
  functionId: string,
  bodyBytes: number,
): FunctionDescription {
  const fn = findFunction(functionId);
  if (fn === undefined)
    throw notAuthorizedOrNotFound(`Function ${functionId} is not there, or you may not invoke it.`);
  if (bodyBytes > MAX_INVOCATION_BODY_BYTES) throw requestTooLarge(bodyBytes, MAX_INVOCATION_BODY_BYTES);
  if (!images.isThere(fn.image, fn.imageDigest)) throw imageNotAvailable(fn.image, fn.imageDigest);
  return fn;
}
