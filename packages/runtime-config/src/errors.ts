/** One thing wrong with the settings. */
export interface ConfigProblem {
  /** Name of the environment variable. */
  setting: string;
  /** What is wrong, what is allowed, and the way out. Never the value of a secret. */
  problem: string;
}

/** A broken line of a dotenv file can make a name with a line break in it: such a name is quoted, on one line. */
const toShown = (setting: string): string => (/^\w+$/.test(setting) ? setting : JSON.stringify(setting));

/** Thrown when settings are missing, wrong, contradictory or unknown. Names all of them at once. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly retriable = false;
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ setting, problem }) => `  ${toShown(setting)}: ${problem}`);
    super(
      `${problems.length === 1 ? 'A setting needs' : `${problems.length} settings need`} attention:\n${lines.join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
