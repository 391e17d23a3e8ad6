import {
  bootstrapDatabase,
  createHttp,
  findMissingParts as findMissing,
  OrdsUnauthorizedError,
  OrdsUnavailableError,
  type HttpCall,
} from '@weather-stream/ords-client';
import { systemClock, type Clock } from '@weather-stream/service-kit';
import type { BootstrapInputs } from './bootstrap-inputs';

/** What the module works with; tests hand in their own. */
export interface BootstrapDeps {
  http: HttpCall;
  clock: Clock;
  log: (step: string) => void;
}

async function withDeps<T>(
  deps: BootstrapDeps | undefined,
  work: (deps: BootstrapDeps) => Promise<T>,
): Promise<T> {
  if (deps !== undefined) return work(deps);
  const http = createHttp();
  const log = (step: string): void => void process.stderr.write(`database: ${step}\n`);
  try {
    return await work({ http: http.call, clock: systemClock, log });
  } finally {
    http.close();
  }
}

/** Says what a person can do about the two failures that have their cause outside the database. */
function explain(error: unknown): unknown {
  if (error instanceof OrdsUnavailableError) {
    error.message +=
      '. Is your own address in deployerCidrs? If the database has only just been made, run pulumi up again.';
  }
  if (error instanceof OrdsUnauthorizedError) {
    error.message +=
      " The passwords come from the stack's Vault secrets: if one was changed in the database alone, put it into its secret, then run pulumi up again.";
  }
  return error;
}

/** Makes the database ready; what is there already stays. See `bootstrapDatabase`. */
export function setUpDatabase(
  inputs: BootstrapInputs,
  deps?: BootstrapDeps,
): Promise<{ ordsVersion: string }> {
  return withDeps(deps, async (own) => {
    try {
      const { ordsVersion } = await bootstrapDatabase({ ...inputs, ...own });
      return { ordsVersion };
    } catch (error) {
      throw explain(error);
    }
  });
}

/** Which parts of the set-up are missing; `undefined` when the database does not answer or a password was rotated meanwhile. */
export function findMissingParts(
  inputs: BootstrapInputs,
  deps?: BootstrapDeps,
): Promise<string[] | undefined> {
  return withDeps(deps, async (own) => {
    try {
      return await findMissing({ ...inputs, ...own });
    } catch (error) {
      own.log(`cannot be looked into: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  });
}
