import { OciError } from '../../errors';
import { pathOf, type RepositoryOperation } from './registry-operation';

const maxPage = 1000;

function toPageSize(text: string | null): number {
  if (text === null) return maxPage;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 0 || text === '')
    throw new OciError(400, 'PAGINATION_NUMBER_INVALID', `n must be a whole number from 0; it is ${text}.`);
  return Math.min(size, maxPage);
}

/** `GET …/tags/list?n=&last=`: the tags in alphabetical order, a page at a time. */
export const listTags: RepositoryOperation = {
  name: 'ListTags',
  method: 'GET',
  path: '/tags/list',
  access: 'pull',
  handle: ({ request: { query }, repository }, { repositories }) => {
    const size = toPageSize(query.get('n'));
    const last = query.get('last') ?? '';
    const behind = Object.keys(repositories.indexOf(repository.id).tags)
      .sort()
      .filter((tag) => tag > last);
    const tags = behind.slice(0, size);
    const end = tags.at(-1);
    const next = `${pathOf(repository)}/tags/list?n=${size}&last=${end ?? ''}`;
    const hasMore = end !== undefined && behind.length > tags.length;
    const headers: Record<string, string> = hasMore ? { link: `<${next}>; rel="next"` } : {};
    return { status: 200, headers, body: { name: `${repository.namespace}/${repository.name}`, tags } };
  },
};
