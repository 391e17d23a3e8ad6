import { notImplementedHere, OracleError } from '../errors';

/** One step of a SQL/JSON path. */
export type JsonStep = { kind: 'field'; name: string } | { kind: 'index'; index: number } | { kind: 'all' };

const step =
  /^(?:\.\s*([\p{L}_$][\p{L}\p{N}_$]*)|\.\s*"((?:[^"\\]|\\.)*)"|\[\s*(\d+)\s*\]|\[\s*(\*)\s*\])\s*/u;

function toStep([, bare, quoted, index]: RegExpExecArray): JsonStep {
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  if (quoted !== undefined) return { kind: 'field', name: JSON.parse(`"${quoted}"`) as string };
  return bare === undefined ? { kind: 'all' } : { kind: 'field', name: bare };
}

/**
 * Reads a path like `$.location."a b"[0]`.
 *
 * @throws OracleError ORA-40442 for what is not a path of fields, positions and `[*]`
 */
export function parseJsonPath(path: string): JsonStep[] {
  let rest = path.trim();
  const refuse = (): OracleError => new OracleError(40442, `JSON path expression syntax error ('${path}')`);
  if (!rest.startsWith('$')) throw refuse();
  rest = rest.slice(1).trimStart();
  const steps: JsonStep[] = [];
  while (rest !== '') {
    const found = step.exec(rest);
    if (found === null) throw refuse();
    steps.push(toStep(found));
    rest = rest.slice(found[0].length);
  }
  return steps;
}

/** DuckDB's paths of all that lies on the way to what the steps find. */
export const toParentPaths = (steps: readonly JsonStep[]): string[] =>
  steps.flatMap((one, index) => (one.kind === 'field' ? [toDuckPath(steps.slice(0, index))] : []));

/** DuckDB's path of the same steps. @throws OracleError ORA-03001 for a field that is named `*`: DuckDB takes it for all */
export function toDuckPath(steps: readonly JsonStep[]): string {
  const written = steps.map((one) => {
    if (one.kind === 'index') return `[${one.index}]`;
    if (one.kind === 'all') return '[*]';
    if (one.name === '*') throw notImplementedHere('a JSON field with the name *');
    return `."${one.name.replace(/["\\]/g, '\\$&')}"`;
  });
  return `$${written.join('')}`;
}
