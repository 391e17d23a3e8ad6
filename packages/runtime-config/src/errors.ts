/** One thing wrong with the settings. */
export interface ConfigProblem {
  /** Name of the environment variable. */
  setting: string;
  /** What is wrong, what is allowed, and the way out. Never the value of a secret. */
  problem: string;
}

/** Thrown when settings are missing, wrong, contradictory or unknown. Names all of them at once. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly retriable = false;
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ setting, problem }) => `  ${setting}: ${problem}`);
    super(
      `${problems.length === 1 ? 'A setting needs' : `${problems.length} settings need`} attention:\n${lines.join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
