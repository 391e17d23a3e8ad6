import type { GroupReference, Subject } from './statement';
import type { TokenCursor } from './token-cursor';

const groupKinds = ['group', 'dynamic-group'] as const;

/** Takes `name`, `'name'`, `domain/name` or `'domain'/'name'`. */
function takeName(cursor: TokenCursor): GroupReference {
  const isQuoted = cursor.peek().kind === 'quoted';
  const first = cursor.take('the name of a group, or "id" and its OCID', 'word', 'quoted');
  if (isQuoted && cursor.accept('/') !== undefined)
    return { by: 'name', domain: first, name: cursor.take("a group's name in single quotes", 'quoted') };
  const [domain = '', ...rest] = isQuoted ? [first] : first.split('/');
  return rest.length === 0 ? { by: 'name', name: first } : { by: 'name', domain, name: rest.join('/') };
}

function takeReference(cursor: TokenCursor): GroupReference {
  const next = cursor.peek(1);
  const isId = next.kind === 'quoted' || (next.kind === 'word' && next.value.toLowerCase() !== 'to');
  if (isId && cursor.accept('id') !== undefined)
    return { by: 'id', id: cursor.take('the OCID of a group', 'word', 'quoted') };
  return takeName(cursor);
}

function takeReferences(cursor: TokenCursor, kind: (typeof groupKinds)[number]): GroupReference[] {
  const references = [takeReference(cursor)];
  while (cursor.accept(',') !== undefined) {
    // Both `group A, B` and `group A, group B` are in use.
    if (['word', 'quoted'].includes(cursor.peek(1).kind) && cursor.peek(1).value.toLowerCase() !== 'to')
      cursor.accept(kind);
    references.push(takeReference(cursor));
  }
  return references;
}

/**
 * Takes the subject of a statement. See https://docs.oracle.com/en-us/iaas/Content/Identity/policysyntax/subject.htm.
 *
 * @throws OciError `InvalidParameter`, `NotImplemented`
 */
export function parseSubject(cursor: TokenCursor): Subject {
  if (cursor.accept('any-user') !== undefined) return { kind: 'any-user' };
  if (cursor.accept('service') !== undefined) {
    const names = [cursor.take("a service's name", 'word').toLowerCase()];
    while (cursor.accept(',') !== undefined)
      names.push(cursor.take("a service's name", 'word').toLowerCase());
    return { kind: 'service', names };
  }
  if (cursor.peek().value.toLowerCase() === 'any-group') cursor.unbuilt('"any-group"');
  if (cursor.peek().value.toLowerCase() === 'resource') cursor.unbuilt('"resource"');
  const found = cursor.accept(...groupKinds);
  const kind = groupKinds.find((known) => known === found);
  if (kind === undefined) return cursor.fail('any-user, group, dynamic-group or service');
  return { kind, references: takeReferences(cursor, kind) };
}
