import type { CreateResult, DiffResult, ReadResult, UpdateResult } from '@pulumi/pulumi/dynamic';
import type { BootstrapInputs, BootstrapModule, BootstrapState } from './bootstrap-inputs';

/** The five methods of a dynamic provider, for this resource. */
export interface BootstrapProvider {
  create: (inputs: BootstrapInputs) => Promise<CreateResult<BootstrapState>>;
  diff: (id: string, olds: BootstrapState, news: BootstrapInputs) => Promise<DiffResult>;
  update: (id: string, olds: BootstrapState, news: BootstrapInputs) => Promise<UpdateResult<BootstrapState>>;
  read: (id: string, state: BootstrapState) => Promise<ReadResult<BootstrapState>>;
  delete: (id: string) => Promise<void>;
}

/**
 * Makes the provider. Pulumi stores the text of its methods in the state and runs them in another process: they hold
 * nothing but their logic, so that the text stays the same while the module changes.
 *
 * @param load gives the module; called anew by every method
 */
export function createBootstrapProvider(load: () => Promise<BootstrapModule>): BootstrapProvider {
  const setUp = async (inputs: BootstrapInputs): Promise<BootstrapState> => {
    const { setUpDatabase } = await load();
    const { ordsVersion } = await setUpDatabase(inputs);
    return { ...inputs, ordsVersion, missing: [] };
  };
  return {
    create: async (inputs) => ({ id: inputs.ordsUrl, outs: await setUp(inputs) }),
    // Not the passwords: the Vault owns them, and a rotated one asks for nothing.
    diff: (_id, olds, news) => {
      const isOther = olds.ordsUrl !== news.ordsUrl;
      const isStale = olds.contentHash !== news.contentHash || olds.clientId !== news.clientId;
      const changes = isOther || isStale || olds.missing.length > 0;
      return Promise.resolve({ changes, replaces: isOther ? ['ordsUrl'] : [] });
    },
    update: async (_id, _olds, news) => ({ outs: await setUp(news) }),
    read: async (id, state) => {
      const { findMissingParts } = await load();
      const missing = await findMissingParts(state);
      return { id, props: { ...state, missing: missing ?? state.missing } };
    },
    // User and table hold the data: they go with the database, and only with it.
    delete: () => Promise.resolve(),
  };
}
