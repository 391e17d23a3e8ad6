import { parseEnv } from 'node:util';
import type { Environment } from './types';

/** Adds the variables of a dotenv file's text to an environment. What the environment already has, even blank, wins. */
export function mergeDotenv(text: string, env: Environment): Environment {
  const isSet = ([, value]: [string, string | undefined]): boolean => value !== undefined;
  return { ...parseEnv(text), ...Object.fromEntries(Object.entries(env).filter(isSet)) };
}
