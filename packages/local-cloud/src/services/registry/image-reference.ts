import { isDigest } from './digest';
import { isRepositoryName, parseRepositoryName, type RepositoryName } from './repository-name';

/** An image as functions name it: `<host>/<namespace>/<repository>:<tag>`, or `…@<digest>`. */
export interface ImageReference extends RepositoryName {
  /** Name of the registry, with its port if it has one. */
  host: string;
  /** @default 'latest', unless there is a digest */
  tag?: string;
  digest?: string;
}

const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/** Whether a text can be a tag. */
export const isTag = (text: string): boolean => tagPattern.test(text);

/** Splits at the last mark that is behind the last slash: a host may have a port. */
function splitEnd(text: string, mark: string): [string, string | undefined] {
  const index = text.lastIndexOf(mark);
  return index > text.lastIndexOf('/') ? [text.slice(0, index), text.slice(index + 1)] : [text, undefined];
}

/** Reads an image reference; `undefined` for what is none. */
export function parseImageReference(text: string): ImageReference | undefined {
  const [tagged, digest] = splitEnd(text, '@');
  const [path, tag] = splitEnd(tagged, ':');
  const slash = path.indexOf('/');
  const [host, repository] = [path.slice(0, slash), path.slice(slash + 1)];
  if (slash < 1 || !isRepositoryName(repository)) return undefined;
  if (digest !== undefined && !isDigest(digest)) return undefined;
  if (tag !== undefined && !isTag(tag)) return undefined;
  const name = parseRepositoryName(repository);
  if (digest !== undefined) return { host, ...name, digest, ...(tag === undefined ? {} : { tag }) };
  return { host, ...name, tag: tag ?? 'latest' };
}
