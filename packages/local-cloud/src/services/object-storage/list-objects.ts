import { invalidParameter } from '../../errors';
import type { Operation } from '../../server/operation';
import { MAX_OBJECTS_PER_LIST } from './limits';
import { onObjects, requireBucket, type ObjectStorageContext } from './object-storage-context';
import { selectObjects, type ObjectSelection } from './select-objects';
import type { ObjectHead } from './types';

function parseSelection(query: URLSearchParams): ObjectSelection {
  const limit = Number(query.get('limit') ?? MAX_OBJECTS_PER_LIST);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_OBJECTS_PER_LIST)
    throw invalidParameter(
      `limit must be a whole number from 1 to ${MAX_OBJECTS_PER_LIST}; it is ${query.get('limit') ?? ''}.`,
    );
  if (![null, '', '/'].includes(query.get('delimiter')))
    throw invalidParameter(`delimiter must be /; it is ${query.get('delimiter') ?? ''}.`);
  const names = ['prefix', 'start', 'startAfter', 'end', 'delimiter'] as const;
  const given = names.flatMap((name) => (query.get(name) ? [[name, query.get(name)] as const] : []));
  return { limit, ...Object.fromEntries(given) };
}

const toIso = (instant: number): string => new Date(instant).toISOString();

/** What an entry of a list can show besides the name. */
const shown: Readonly<Record<string, (head: ObjectHead) => unknown>> = {
  size: ({ size }) => size,
  etag: ({ etag }) => etag,
  md5: ({ md5 }) => md5,
  timeCreated: ({ timeCreated }) => toIso(timeCreated),
  timeModified: ({ timeModified }) => toIso(timeModified),
  storageTier: ({ storageTier }) => storageTier,
};

/** Makes what turns an object into an entry that has the fields asked for. @throws OciError `InvalidParameter` */
function toEntryOf(fields: string): (head: ObjectHead) => Record<string, unknown> {
  const known = [...Object.keys(shown), 'name', 'archivalState'];
  const names = fields
    .split(',')
    .filter((field) => field !== '')
    .map((field) => {
      const name = known.find((each) => each.toLowerCase() === field.trim().toLowerCase());
      if (name === undefined)
        throw invalidParameter(`fields must be of ${known.join(', ')}; one of them is ${field}.`);
      return name;
    });
  return (head) => ({
    name: head.name,
    ...Object.fromEntries(
      names.flatMap((name) => (shown[name] === undefined ? [] : [[name, shown[name](head)]])),
    ),
  });
}

/** Makes the operation that lists a bucket's objects. */
export function listObjects(context: ObjectStorageContext): Operation {
  return {
    name: 'ListObjects',
    method: 'GET',
    path: '/n/:namespaceName/b/:bucketName/o',
    ...onObjects(context, ['OBJECT_INSPECT']),
    handle: (request) => {
      const bucket = requireBucket(context, request);
      const toEntry = toEntryOf(request.query.get('fields') ?? '');
      const selection = parseSelection(request.query);
      const { heads, prefixes, nextStartWith } = selectObjects(context.objects.list(bucket.id), selection);
      return {
        status: 200,
        body: {
          objects: heads.map(toEntry),
          ...(selection.delimiter === undefined ? {} : { prefixes }),
          ...(nextStartWith === undefined ? {} : { nextStartWith }),
        },
      };
    },
  };
}
