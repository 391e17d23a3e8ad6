import { notImplemented } from '../errors';
import type { Operation } from './operation';

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'];

const isMethod = (method: string | undefined): method is Operation['method'] =>
  method !== undefined && methods.includes(method);

/**
 * Turns a service's API, one `Name METHOD /path` a line, into operations that answer 501 with their name. The router
 * prefers a built operation of the same method and path, so a service lists its whole API here.
 */
export function unbuiltOperations(lines: string): Operation[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name, method, path] = line.trim().split(' ');
      if (name === undefined || !isMethod(method) || path === undefined)
        throw new Error(`not an operation: "${line}"`);
      return {
        name,
        method,
        path,
        authorization: 'any-principal',
        handle: () => {
          throw notImplemented(name);
        },
      };
    });
}
