import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { notAuthorizedOrNotFound } from '../../errors';
import { imageNotAvailable, requestTooLarge } from './errors';
import { MAX_INVOCATION_BODY_BYTES } from './limits';
import type { FunctionDescription } from './types';

/** A function, and where its bundle is. */
export interface InvocableFunction extends FunctionDescription {
  /** Absolute path. */
  bundlePath: string;
}

/** Where {@link findInvocable} looks. */
export interface FindInvocableDeps {
  findFunction: (functionId: string) => FunctionDescription | undefined;
  /** Image reference → path of a bundle. */
  images: Readonly<Record<string, string>>;
}

/**
 * Finds what an invocation needs.
 *
 * @throws OciError for a function that is not there (404), a body over the limit (413), an image without a bundle (502)
 */
export function findInvocable(
  { findFunction, images }: FindInvocableDeps,
  functionId: string,
  bodyBytes: number,
): InvocableFunction {
  const fn = findFunction(functionId);
  if (fn === undefined)
    throw notAuthorizedOrNotFound(`Function ${functionId} is not there, or you may not invoke it.`);
  if (bodyBytes > MAX_INVOCATION_BODY_BYTES) throw requestTooLarge(bodyBytes, MAX_INVOCATION_BODY_BYTES);
  const bundlePath = images[fn.image];
  if (bundlePath === undefined || !existsSync(bundlePath)) throw imageNotAvailable(fn.image);
  return { ...fn, bundlePath: resolve(bundlePath) };
}
