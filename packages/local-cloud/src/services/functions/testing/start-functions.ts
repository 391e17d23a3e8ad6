import { silentLogger } from '../../../testing/silent-logger';
import { createManualClock, systemClock, type Clock, type ManualClock } from '@weather-stream/service-kit';
import { bundleImages } from '../image/bundle-images';
import { createFunctions, type Functions } from '../create-functions';
import type { FunctionDescription, InvocationOptions, InvocationOutcome } from '../types';
import { buildFunction, useTemporaryFolder, writeHandlerBundle } from './build-function';

/** The data plane with one function in it. */
export interface FunctionsWorld {
  functions: Functions;
  /** What `findFunction` finds; may be changed. */
  fn: FunctionDescription | undefined;
  /** Output of the function so far. */
  lines: string[];
  /** Resolves with the first line of output, past or to come, that begins so. */
  line: (start: string) => Promise<string>;
  /** Invokes the function. */
  invoke: (body?: string, options?: Partial<InvocationOptions>) => Promise<InvocationOutcome>;
  /** The cloud's clock. */
  clock: ManualClock;
  /** Functions that an identity was made for. */
  issued: string[];
}

/** What a test changes. */
export interface FunctionsWorldOptions extends Partial<FunctionDescription> {
  machineClock?: Clock;
  maxContainers?: number;
}

/** How a test comes to its worlds. */
export interface FunctionsWorlds {
  /** Starts the data plane with a function whose handler is `body`. */
  start: (body: string, options?: FunctionsWorldOptions) => FunctionsWorld;
  /** Starts the data plane with a function whose bundle is given. */
  startBundle: (bundlePath: string, options?: FunctionsWorldOptions) => FunctionsWorld;
  /** Where bundles may be written. */
  folder: string;
}

const principal = { kind: 'user', tenancyId: 'tenancy', userId: 'user' } as const;

function startWorld(folder: string, bundlePath: string, options: FunctionsWorldOptions): FunctionsWorld {
  const { machineClock = systemClock, maxContainers = 4, ...change } = options;
  const clock = createManualClock();
  const [lines, issued, waiting] = [[] as string[], [] as string[], new Set<() => void>()];
  const fn = buildFunction(change);
  const functions = createFunctions({
    findFunction: (id) => (id === world.fn?.id ? world.fn : undefined),
    images: bundleImages({ [fn.image]: bundlePath }),
    issueResourcePrincipal: (id) => {
      issued.push(id);
      const [token, privateKeyPem] = [`token ${issued.length}`, `key ${issued.length}`];
      return Promise.resolve({ token, privateKeyPem, expiresAt: machineClock.now() + 1_200_000 });
    },
    folder: `${folder}/state`,
    clock,
    machineClock,
    maxContainers,
    log: ({ line }) => {
      lines.push(line);
      for (const look of waiting) look();
    },
    logger: silentLogger,
  });
  const line = (start: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((each) => each.startsWith(start));
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
    });
  const invoke: FunctionsWorld['invoke'] = (body = '', invocation = {}) =>
    functions.invoke(fn.id, Buffer.from(body), { principal, ...invocation });
  const world: FunctionsWorld = { functions, fn, lines, line, invoke, clock, issued };
  return world;
}

/** Lets a spec start data planes that are closed after each of its tests. */
export function useFunctions(): FunctionsWorlds {
  const folder = useTemporaryFolder();
  const worlds: FunctionsWorld[] = [];
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ functions }) => functions.close()));
  });
  afterAll(folder.remove);
  const startBundle = (bundlePath: string, options: FunctionsWorldOptions = {}): FunctionsWorld => {
    const world = startWorld(folder.path, bundlePath, options);
    worlds.push(world);
    return world;
  };
  return {
    folder: folder.path,
    startBundle,
    start: (body, options) => startBundle(writeHandlerBundle(folder.path, body), options),
  };
}

/** The JSON that a function has answered. */
export const jsonOf = ({ body }: InvocationOutcome): unknown => JSON.parse(body.toString());

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
