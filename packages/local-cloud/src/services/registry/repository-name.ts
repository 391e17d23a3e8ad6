import { nameInvalid } from './errors';

/** The two parts of a repository's name in a path or an image reference. */
export interface RepositoryName {
  /** The tenancy's namespace in Object Storage. */
  namespace: string;
  /** The repository's display name; may hold slashes. */
  name: string;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const namePattern = new RegExp(`^${component}(?:/${component})+$`);
const maxNameLength = 255;

/** Whether a text is `<namespace>/<repository>` in the form that the specification allows. */
export const isRepositoryName = (text: string): boolean =>
  text.length <= maxNameLength && namePattern.test(text);

/** Reads `<namespace>/<repository>`. @throws OciError `NAME_INVALID` */
export function parseRepositoryName(text: string): RepositoryName {
  if (!isRepositoryName(text)) throw nameInvalid(text);
  const slash = text.indexOf('/');
  return { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}
