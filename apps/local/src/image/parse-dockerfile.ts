import { ImageBuildError } from './errors';

/** A file that goes into the image. */
export interface CopyStep {
  /** In the context's folder. */
  from: string;
  /** In the image; absolute. */
  to: string;
  /** Permission bits; without them those of the file count. */
  mode?: number;
}

/** What a Dockerfile says, as far as it is read. */
export interface DockerfilePlan {
  copies: CopyStep[];
  env: Record<string, string>;
  workingDir?: string;
  user?: string;
  entrypoint?: string[];
  cmd?: string[];
}

interface Reading extends DockerfilePlan {
  /** Values that the builder is given. */
  given: Readonly<Record<string, string>>;
  /** Values of the arguments that are declared where we read. */
  arguments: Readonly<Record<string, string | undefined>>;
  /** Those that were declared before `FROM`: behind it they count only where they are declared again. */
  globals: Readonly<Record<string, string | undefined>>;
}

const refuse = (line: string, why: string): never => {
  throw new ImageBuildError(`The line "${line}" of the Dockerfile cannot be built without Docker: ${why}.`);
};

function parseWords(text: string, line: string): string[] {
  try {
    const words: unknown = JSON.parse(text);
    if (Array.isArray(words) && words.every((word): word is string => typeof word === 'string')) return words;
  } catch {
    // Refused below.
  }
  return refuse(line, 'a command must be a JSON list of texts');
}

function readFrom(base: string, line: string, plan: Reading): Partial<Reading> {
  if (base !== 'scratch')
    refuse(line, `its base is ${base || 'not given'}, and nothing is pulled; set the base to scratch`);
  return { globals: plan.arguments, arguments: {} };
}

function readArgument(text: string, { given, globals, ...plan }: Reading): Partial<Reading> {
  const [name = '', initial] = text.split(/=(.*)/s);
  return { arguments: { ...plan.arguments, [name]: given[name] ?? initial ?? globals[name] } };
}

function readCopy(text: string, line: string): CopyStep {
  const [, chmod, from, to] = /^(?:--chmod=(0?[0-7]{3})\s+)?([^-\s]\S*)\s+(\/\S*[^/\s])$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    return refuse(line, 'only [--chmod=<octal>] <file> </absolute/path> is read');
  if (from.split('/').includes('..') || /[*?[]/.test(from))
    refuse(line, `${from} is not a file of the context`);
  return { from, to, ...(chmod === undefined ? {} : { mode: parseInt(chmod, 8) }) };
}

function readPair(text: string, line: string): [string, string] {
  const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=("[^"]*"|\S*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return refuse(line, 'only <name>=<value> is read');
  return [name, value.replace(/^"|"$/g, '')];
}

/** What an instruction changes. */
const instructions: Record<string, (text: string, line: string, plan: Reading) => Partial<Reading>> = {
  FROM: readFrom,
  ARG: (text, _line, plan) => readArgument(text, plan),
  COPY: (text, line, plan) => ({ copies: [...plan.copies, readCopy(text, line)] }),
  ENV: (text, line, plan) => ({ env: { ...plan.env, ...Object.fromEntries([readPair(text, line)]) } }),
  WORKDIR: (text, line) =>
    text.startsWith('/') ? { workingDir: text } : refuse(line, 'it must be absolute'),
  USER: (text) => ({ user: text }),
  ENTRYPOINT: (text, line) => ({ entrypoint: parseWords(text, line) }),
  CMD: (text, line) => ({ cmd: parseWords(text, line) }),
};

const fillIn = (text: string, values: Reading['arguments']): string =>
  text.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (_all, braced?: string, bare?: string) => values[braced ?? bare ?? ''] ?? '',
  );

/**
 * Reads a Dockerfile that only copies files: what it means without Docker, and without pulling anything.
 *
 * @param buildArguments values of its `ARG`s
 * @throws ImageBuildError that names the line
 */
export function parseDockerfile(
  text: string,
  buildArguments: Readonly<Record<string, string>>,
): DockerfilePlan {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (!lines.some((line) => /^FROM\s/i.test(line)))
    throw new ImageBuildError('The Dockerfile has no line that begins with FROM.');
  let plan: Reading = { copies: [], env: {}, given: buildArguments, arguments: {}, globals: {} };
  for (const line of lines) {
    const [word = '', rest = ''] = line.split(/\s+(.*)/s);
    const read = instructions[word.toUpperCase()];
    if (read === undefined) return refuse(line, `${word} is not read`);
    plan = {
      ...plan,
      ...read(word.toUpperCase() === 'ARG' ? rest : fillIn(rest, plan.arguments), line, plan),
    };
  }
  const { given: _given, arguments: _arguments, globals: _globals, ...result } = plan;
  return result;
}
