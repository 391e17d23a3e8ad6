import type { TestCloud } from '../start-test-cloud';

/** What every type of resource can do, by the vendor's client for it. */
export interface LifeCycle {
  /** Creates one of a name that no other has. @returns its id */
  create: (name: string) => Promise<string>;
  get: (id: string) => Promise<object>;
  list: () => Promise<object[]>;
  /** Changes its description, or what it has instead. */
  update: (id: string) => Promise<unknown>;
  updated: object;
  remove: (id: string) => Promise<unknown>;
  /** Creates one that breaks a rule, and the field that the refusal names. */
  createWrong: () => Promise<unknown>;
  wrongField: string;
  /** What a read finds after the deletion; `undefined` for 404. */
  tombstone: string | undefined;
}

/** What the life cycles of a service work with. */
export interface LifeCycleDeps<Client> {
  client: Client;
  cloud: Pick<TestCloud, 'tenancyId'>;
}
