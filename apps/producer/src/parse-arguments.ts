import { UsageError } from './errors';

/** How long the producer runs: until it is stopped, for one poll of each station, or for so many observations. */
export type RunMode = { kind: 'continuous' } | { kind: 'once' } | { kind: 'count'; count: number };

/** What the command line asks for. */
export interface ProducerArguments {
  mode: RunMode;
  /** Whether only to find out if the run could begin. */
  isCheck: boolean;
}

const usage =
  'Usage: producer.cjs [--once | --count N] [--check]. Everything else is set by environment variables.';

/**
 * Reads the command line.
 *
 * @throws UsageError
 */
export function parseArguments(args: readonly string[]): ProducerArguments {
  const isCheck = args.at(-1) === '--check';
  return { mode: parseMode(isCheck ? args.slice(0, -1) : args), isCheck };
}

function parseMode(args: readonly string[]): RunMode {
  const words = args.flatMap((word) => (word.startsWith('--count=') ? ['--count', word.slice(8)] : [word]));
  if (words.length === 0) return { kind: 'continuous' };
  const [flag, value, ...rest] = words;
  if (flag === '--once' && words.length === 1) return { kind: 'once' };
  if (flag !== '--count' || rest.length > 0) {
    throw new UsageError(`"${words.join(' ')}" is not understood. ${usage}`);
  }
  if (value === undefined || !/^[1-9]\d{0,8}$/.test(value)) {
    throw new UsageError(`--count needs a whole number from 1 to 999999999, not "${value ?? ''}". ${usage}`);
  }
  return { kind: 'count', count: Number(value) };
}
