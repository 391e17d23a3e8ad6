import type { Principal } from '../../identity/principal';
import type { RepositoryName } from './repository-name';
import type { Contents } from './store/open-contents';
import type { Repositories } from './store/open-repositories';
import type { Uploads } from './store/open-uploads';
import type { TokenKeys } from './registry-token';
import type { Push, Removal, RepositoryAccess, RepositoryDescription } from './types';

/** What the registry asks the rest of the cloud. */
export interface RegistryDeps {
  /** Finds a repository that is neither deleted nor being deleted. */
  findRepository: (name: RepositoryName) => RepositoryDescription | undefined;
  /**
   * Makes a repository when somebody pushes to one that is not there; `undefined` where this is not allowed, or the
   * namespace is not the caller's.
   */
  createRepository: (
    name: RepositoryName,
    principal: Principal,
  ) => Promise<RepositoryDescription | undefined>;
  /** Whether somebody may do something with a repository. Asked at each call, but not for pulls of public repositories. */
  mayAccess: (principal: Principal, access: RepositoryAccess, repository: RepositoryDescription) => boolean;
  /** Finds the user of a login by auth token; `undefined` when there is none, or the token is not one of its. */
  findUserByAuthToken: (login: {
    namespace: string;
    userName: string;
    authToken: string;
  }) => Principal | undefined;
  /** The machine's time, in milliseconds since the Unix epoch: tokens expire by it. */
  machineNow: () => number;
  /** The cloud's time, in milliseconds since the Unix epoch: pushes are dated by it. */
  now: () => number;
  /** The cloud's own URL, like `http://127.0.0.1:14180`. */
  url: () => string;
  tokenKeys: TokenKeys;
}

/** What the operations of the registry work with. */
export interface RegistryContext extends RegistryDeps {
  contents: Contents;
  repositories: Repositories;
  uploads: Uploads;
  /** Tells everybody who listens of a push. */
  notifyPush: (push: Push) => Promise<void>;
  /** Tells everybody who listens of a removal. */
  notifyRemoval: (removal: Removal) => Promise<void>;
}
