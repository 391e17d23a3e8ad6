import { notImplemented, OciError } from '../errors';
import type { Operation } from './operation';

/** Where a request goes, with the values of the `:names` in the operation's path. */
export interface Route {
  operation: Operation;
  params: Record<string, string>;
}

interface Node {
  literals: Map<string, Node>;
  parameter: Node | undefined;
  /** Behind a `:name+`, which takes one segment or more. */
  rest: Node | undefined;
  operations: Map<string, Operation>;
}

const newNode = (): Node => ({
  literals: new Map(),
  parameter: undefined,
  rest: undefined,
  operations: new Map(),
});

/** Empty segments do not count: `/adb//x/` is `/adb/x`. */
const toSegments = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const isParameter = (segment: string): boolean => segment.startsWith(':');

const isRest = (segment: string): boolean => isParameter(segment) && segment.endsWith('+');

function plant(root: Node, operation: Operation): Map<string, Operation> {
  let node = root;
  for (const segment of toSegments(operation.path)) {
    if (isRest(segment)) {
      node.rest ??= newNode();
      node = node.rest;
    } else if (isParameter(segment)) {
      node.parameter ??= newNode();
      node = node.parameter;
    } else {
      const next = node.literals.get(segment) ?? newNode();
      node.literals.set(segment, next);
      node = next;
    }
  }
  return node.operations;
}

/** A node, and what the names on the way to it stand for. */
interface Reached {
  node: Node;
  values: readonly string[];
}

/** All nodes that the segments reach: the most literal first, and of those behind a rest the one with the longest. */
function* reach(node: Node, segments: readonly string[], values: readonly string[] = []): Generator<Reached> {
  const [segment, ...others] = segments;
  if (segment === undefined) {
    yield { node, values };
    return;
  }
  const literal = node.literals.get(segment);
  if (literal !== undefined) yield* reach(literal, others, values);
  if (node.parameter !== undefined) yield* reach(node.parameter, others, [...values, segment]);
  if (node.rest === undefined) return;
  for (let length = segments.length; length > 0; length -= 1) {
    const taken = segments.slice(0, length).join('/');
    yield* reach(node.rest, segments.slice(length), [...values, taken]);
  }
}

function toParams({ path }: Operation, values: readonly string[]): Record<string, string> {
  const names = toSegments(path).filter(isParameter);
  return Object.fromEntries(names.map((name, index) => [name.replace(/^:|\+$/g, ''), values[index] ?? '']));
}

function decodeSegments(path: string): string[] {
  try {
    return toSegments(path).map(decodeURIComponent);
  } catch (cause) {
    throw new OciError(400, 'CannotParseRequest', `The path ${path} is not percent-encoded UTF-8.`, cause);
  }
}

/** A path under the version of an API: OCI has thousands that no service here lists. */
const apiPath = /^\/\d{8}\//;

/**
 * Makes the function that finds the operation of a request. `HEAD` is answered by the operation for `GET`.
 *
 * @param operations what is built; two for the same method and path are an error
 * @param fallbacks what is known but not built: used only where nothing is built
 * @throws OciError `NotImplemented` (501) for a path of an API that nobody serves, `NotFound` (404) for every other,
 * `MethodNotAllowed` (405), `CannotParseRequest` (400);
 * the codes are those of https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm
 */
export function createRouter(
  operations: readonly Operation[],
  fallbacks: readonly Operation[] = [],
): (method: string, path: string) => Route {
  const root = newNode();
  for (const operation of operations) {
    const known = plant(root, operation);
    const other = known.get(operation.method);
    if (other !== undefined)
      throw new Error(`${other.name} and ${operation.name} both claim ${operation.method} ${operation.path}`);
    known.set(operation.method, operation);
  }
  for (const operation of fallbacks) {
    const known = plant(root, operation);
    if (!known.has(operation.method)) known.set(operation.method, operation);
  }

  return (method, path) => {
    const segments = decodeSegments(path);
    let isPathKnown = false;
    for (const { node, values } of reach(root, segments)) {
      const { operations: found } = node;
      const operation = found.get(method) ?? (method === 'HEAD' ? found.get('GET') : undefined);
      if (operation !== undefined) return { operation, params: toParams(operation, values) };
      isPathKnown ||= found.size > 0;
    }
    if (isPathKnown) throw new OciError(405, 'MethodNotAllowed', `${path} has no operation for ${method}.`);
    if (apiPath.test(path)) throw notImplemented(`${method} ${path}`);
    throw new OciError(404, 'NotFound', `There is no operation at ${method} ${path}.`);
  };
}
