import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, type ManualClock } from '@weather-stream/service-kit';
import type { Principal } from '../../../identity/principal';
import { createRequestListener } from '../../../server/handle-request';
import { createRouter } from '../../../server/router';
import { startHttpServer, type HttpServer } from '../../../server/start-http-server';
import { silentLogger } from '../../../testing/silent-logger';
import { openRegistry, type Registry, type RegistryOptions } from '../open-registry';
import type { RepositoryDescription } from '../types';

/** A user who may do everything in the namespace `ns`, and logs in with the auth token `secret`. */
export const alice: Principal = { kind: 'user', tenancyId: 'tenancy', userId: 'alice' };

/** A registry behind a port. */
export interface RegistryWorld {
  url: string;
  registry: Registry;
  /** Repositories that are there, by path. */
  repositories: Map<string, RepositoryDescription>;
  clock: ManualClock;
  /** The header with a token of alice. */
  logIn: () => Promise<{ authorization: string }>;
  /** Calls with a token of alice. */
  call: (path: string, init?: RequestInit) => Promise<Response>;
  /** Begins anew on the same folder, as after a kill. */
  restart: () => Promise<void>;
}

/** A repository as the control plane describes it. */
export function buildRepository(change: Partial<RepositoryDescription> = {}): RepositoryDescription {
  const [namespace, name] = [change.namespace ?? 'ns', change.name ?? 'repo'];
  return {
    id: `ocid1.containerrepo.oc1.iad.${namespace}.${name.replaceAll('/', '.')}`,
    compartmentId: 'compartment',
    isImmutable: false,
    isPublic: false,
    ...change,
    namespace,
    name,
  };
}

const tokenKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const pathOf = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;

function build(
  folder: string,
  { repositories, clock }: Pick<RegistryWorld, 'repositories' | 'clock'>,
  url: () => string,
  change: Partial<RegistryOptions>,
): Promise<Registry> {
  return openRegistry({
    folder,
    findRepository: (name) => repositories.get(pathOf(name)),
    createRepository: ({ namespace, name }) => {
      if (namespace !== 'ns') return Promise.resolve(undefined);
      const repository = buildRepository({ namespace, name });
      repositories.set(pathOf(repository), repository);
      return Promise.resolve(repository);
    },
    mayAccess: (principal, _access, { namespace }) => principal.kind === 'user' && namespace === 'ns',
    findUserByAuthToken: ({ namespace, userName, authToken }) =>
      `${namespace}/${userName}:${authToken}` === 'ns/alice:secret' ? alice : undefined,
    machineNow: () => clock.now(),
    now: () => clock.now(),
    url,
    tokenKeys,
    ...change,
  });
}

/** Lets a spec start registries that are removed after each of its tests. */
export function useRegistry(): (change?: Partial<RegistryOptions>) => Promise<RegistryWorld> {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  return async (change = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'registry-'));
    const state = { repositories: new Map<string, RepositoryDescription>(), clock: createManualClock() };
    const start = () => build(folder, state, () => server.url, change);
    const listen = (registry: Registry) =>
      createRequestListener({
        route: createRouter(registry.operations),
        authenticate: () => alice,
        authorize: () => undefined,
        logger: silentLogger,
      });
    let listener: ReturnType<typeof listen> = () => undefined;
    const server: HttpServer = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      listener: (request, response) => listener(request, response),
    });
    closers.push(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });
    const logIn = async (): Promise<{ authorization: string }> => {
      const headers = { authorization: 'Signature of alice' };
      const response = await fetch(`${server.url}/20180419/docker/token`, { headers });
      const { token } = (await response.json()) as { token: string };
      return { authorization: `Bearer ${token}` };
    };
    const world: RegistryWorld = {
      ...state,
      url: server.url,
      logIn,
      registry: await start(),
      call: async (path, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', (await logIn()).authorization);
        return fetch(new URL(path, server.url), { ...init, headers });
      },
      restart: async () => {
        world.registry = await start();
        listener = listen(world.registry);
      },
    };
    listener = listen(world.registry);
    return world;
  };
}
