import { ConfigError } from '../errors';

/** Runs what must end in a ConfigError; answers its problems by setting, and its whole message. */
export function problemsOf(parse: () => unknown): { bySetting: Record<string, string>; message: string } {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const bySetting = Object.fromEntries(error.problems.map(({ setting, problem }) => [setting, problem]));
    return { bySetting, message: error.message };
  }
  throw new Error('expected a ConfigError, but there was none');
}
