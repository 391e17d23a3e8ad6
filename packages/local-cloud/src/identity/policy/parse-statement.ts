import { takeCondition, type ConditionRules } from './parse-condition';
import { parseSubject } from './parse-subject';
import { isResourceType, permissionNames } from './permissions';
import { verbs, type Grant, type Location, type Statement } from './statement';
import { openTokens, type TokenCursor } from './token-cursor';

const conditionRules: ConditionRules = {
  takeVariable: (cursor) => {
    if (!/^(request|target)\.[\w.-]+$/i.test(cursor.peek().value))
      cursor.fail('a variable that begins with "request." or "target."');
    return cursor.take('a variable', 'word').toLowerCase();
  },
  operators: ['=', '!=', 'in'],
  hasPatterns: true,
};

function takePermissions(cursor: TokenCursor): string[] {
  const permissions: string[] = [];
  do {
    if (!permissionNames.has(cursor.peek().value.toUpperCase()))
      cursor.fail('a permission that the local cloud knows');
    permissions.push(cursor.take('a permission', 'word').toUpperCase());
  } while (cursor.expect(',', '}') === ',');
  return permissions;
}

function takeGrant(cursor: TokenCursor): Grant {
  if (cursor.accept('{') !== undefined) return { kind: 'permissions', permissions: takePermissions(cursor) };
  const verb = cursor.accept(...verbs);
  const known =
    verbs.find((one) => one === verb) ?? cursor.fail(`${verbs.join(', ')} or a list {PERMISSION, …}`);
  if (!isResourceType(cursor.peek().value)) cursor.fail('a resource-type that the local cloud knows');
  return { kind: 'verb', verb: known, resourceType: cursor.take('a resource-type', 'word').toLowerCase() };
}

function takeLocation(cursor: TokenCursor): Location {
  if (cursor.expect('tenancy', 'compartment') === 'tenancy') return { kind: 'tenancy' };
  const isId = cursor.peek(1).kind === 'word' && cursor.peek(1).value.toLowerCase() !== 'where';
  if (isId && cursor.accept('id') !== undefined)
    return { kind: 'compartment-id', id: cursor.take('the OCID of a compartment', 'word', 'quoted') };
  const path = cursor.take('the name of a compartment, or "id" and its OCID', 'word', 'quoted');
  return { kind: 'compartment-path', names: path.split(':') };
}

/** Statements that OCI has and the local cloud has not. */
const unbuiltKinds = ['deny', 'define', 'endorse', 'admit'];

/**
 * Parses a policy statement: `Allow <subject> to <verb> <resource-type> in <location> [where <conditions>]`.
 * See https://docs.oracle.com/en-us/iaas/Content/Identity/policysyntax/overview.htm.
 *
 * @throws OciError `InvalidParameter` that names the statement and the position, `NotImplemented`
 */
export function parseStatement(text: string): Statement {
  const cursor = openTokens(text, 'policy statement');
  const first = cursor.peek().value.toLowerCase();
  if (unbuiltKinds.includes(first)) cursor.unbuilt(`"${first}"`);
  cursor.expect('allow');
  const subject = parseSubject(cursor);
  cursor.expect('to');
  const grant = takeGrant(cursor);
  cursor.expect('in');
  const location = takeLocation(cursor);
  if (cursor.accept('where') === undefined) {
    cursor.take('"where" or the end', 'end');
    return { subject, grant, location };
  }
  const condition = takeCondition(cursor, conditionRules);
  cursor.take('the end', 'end');
  return { subject, grant, location, condition };
}
