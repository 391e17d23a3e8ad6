import { ImagePushError } from './errors';
import { logInToRegistry, type RegistryCredentials } from './log-in-to-registry';
import type { BuiltImage, ImageBlob } from './types';

/** What is pushed, and where to. */
export interface PushImageOptions {
  /** Like `http://127.0.0.1:14180`. */
  registryUrl: string;
  /** `<namespace>/<repository>` */
  repository: string;
  tag: string;
  image: BuiltImage;
  credentials: RegistryCredentials;
  /** @default Node's fetch */
  http?: typeof fetch;
}

/** A pushed image. */
export interface PushedImage {
  /** `<host>/<namespace>/<repository>:<tag>` */
  reference: string;
  digest: string;
}

type Call = (path: string, init?: RequestInit) => Promise<Response>;

async function toFailure(response: Response, what: string, repository: string): Promise<ImagePushError> {
  const { status } = response;
  const text = (await response.text()).slice(0, 300);
  return new ImagePushError(`${what} in ${repository} was answered with ${status}: ${text}`, {
    retriable: status === 429 || status >= 500,
  });
}

async function pushBlob(call: Call, repository: string, { digest, content }: ImageBlob): Promise<void> {
  const known = await call(`/v2/${repository}/blobs/${digest}`, { method: 'HEAD' });
  if (known.ok) return;
  const begun = await call(`/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  const location = begun.headers.get('location');
  if (begun.status !== 202 || location === null)
    throw await toFailure(begun, `Beginning the upload of ${digest}`, repository);
  const separator = location.includes('?') ? '&' : '?';
  const done = await call(`${location}${separator}digest=${encodeURIComponent(digest)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  });
  if (done.status !== 201) throw await toFailure(done, `The upload of ${digest}`, repository);
}

function createCall({ registryUrl, http = fetch }: PushImageOptions, token: string): Call {
  return async (path, init = {}) => {
    const url = new URL(path, registryUrl);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    try {
      return await http(url, { ...init, headers });
    } catch (cause) {
      throw new ImagePushError(`The registry ${registryUrl} does not answer.`, { retriable: true, cause });
    }
  };
}

/**
 * Pushes an image by the distribution specification: blobs that are there already are not sent again.
 *
 * @throws ImagePushError with what the registry says
 */
export async function pushImage(options: PushImageOptions): Promise<PushedImage> {
  const { registryUrl, repository, tag, image } = options;
  const call = createCall(options, await logInToRegistry(options));
  for (const blob of image.blobs) await pushBlob(call, repository, blob);
  const answer = await call(`/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'content-type': image.mediaType },
    body: image.manifest,
  });
  if (answer.status !== 201) throw await toFailure(answer, `The manifest ${image.digest}`, repository);
  return { reference: `${new URL(registryUrl).host}/${repository}:${tag}`, digest: image.digest };
}
