import { join } from 'node:path';
import type { Clock } from '@weather-stream/service-kit';
import { createResource } from '../engine/create-resource';
import type { Engine } from '../engine/create-engine';
import type { StoredResource } from '../engine/stored-resource';
import type { IssuerKey } from '../identity/load-issuer-key';
import type { Principal } from '../identity/principal';
import { principalId } from '../identity/principal-id';
import { containerRepositoryResource } from '../services/artifacts/container-repository.resource';
import type { AuthTokens } from '../services/identity/auth-tokens';
import { openRegistry, type Registry } from '../services/registry/open-registry';
import type { RepositoryName } from '../services/registry/repository-name';
import type { RepositoryDescription } from '../services/registry/types';
import { tenancyNamespace } from '../tenancy-namespace';
import type { MayAccessRepository } from './may-access-repository';

/** What {@link openContainerRegistry} works with. */
export interface ContainerRegistryOptions {
  stateFolder: string;
  /** Asked at each call: functions need the registry before the engine is there. */
  engine: () => Engine;
  mayAccess: MayAccessRepository;
  authTokens: AuthTokens;
  issuer: IssuerKey;
  /** The cloud's clock. */
  clock: Clock;
  machineClock: Clock;
  /** The cloud's own URL. */
  url: string;
}

const repositoryType = containerRepositoryResource.type;

function toDescription(engine: Engine, { id, fields }: StoredResource): RepositoryDescription {
  return {
    id,
    compartmentId: String(fields.compartmentId),
    namespace: tenancyNamespace(engine.tenancyOf(fields.compartmentId)),
    name: String(fields.displayName),
    isImmutable: fields.isImmutable === true,
    isPublic: fields.isPublic === true,
  };
}

function findRepository(engine: Engine, wanted: RepositoryName): RepositoryDescription | undefined {
  return engine
    .findAll(repositoryType)
    .filter(({ fields }) => fields.displayName === wanted.name)
    .map((repository) => toDescription(engine, repository))
    .find(({ namespace }) => namespace === wanted.namespace);
}

/** In the root compartment, as OCI does unless a tenancy has switched it off. */
async function createRepository(
  { engine: engineOf, mayAccess }: Pick<ContainerRegistryOptions, 'engine' | 'mayAccess'>,
  wanted: RepositoryName,
  principal: Principal,
): Promise<RepositoryDescription | undefined> {
  if (principal.kind === 'anonymous') return undefined;
  const { tenancyId } = principal;
  const isOwn = tenancyNamespace(tenancyId) === wanted.namespace;
  if (!isOwn || !mayAccess(principal, 'create', tenancyId)) return undefined;
  const engine = engineOf();
  return engine.exclusively(async () => {
    const twin = findRepository(engine, wanted);
    if (twin !== undefined) return twin;
    const input = { compartmentId: tenancyId, displayName: wanted.name };
    const origin = { createdBy: principalId(principal) };
    return toDescription(
      engine,
      await createResource(engine.context, containerRepositoryResource, input, origin),
    );
  });
}

/** Opens the registry over the repositories of the control plane. @throws LocalCloudStartError `STATE_UNREADABLE` */
export function openContainerRegistry(options: ContainerRegistryOptions): Promise<Registry> {
  const { stateFolder, engine, mayAccess, authTokens, issuer, clock, machineClock, url } = options;
  return openRegistry({
    folder: join(stateFolder, 'registry'),
    findRepository: (name) => findRepository(engine(), name),
    createRepository: (name, principal) => createRepository(options, name, principal),
    mayAccess: (principal, access, { id }) => mayAccess(principal, access, id),
    findUserByAuthToken: (login) => authTokens.findUser(engine(), login),
    tokenKeys: issuer,
    machineNow: () => machineClock.now(),
    now: () => clock.now(),
    url: () => url,
  });
}
