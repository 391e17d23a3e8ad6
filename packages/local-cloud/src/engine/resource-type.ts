import type { IncomingHttpHeaders } from 'node:http';
import type { OciError } from '../errors';
import type { JsonObject } from '../server/parse-json-object';
import type { FieldRule } from './field-rules';
import type { StoredResource } from './stored-resource';

/** Names of the states that a type of resource passes through. */
export interface LifecycleStates {
  creating: string;
  ready: string;
  updating: string;
  deleting: string;
  deleted: string;
}

/** The states of most services. */
export const commonStates: LifecycleStates = {
  creating: 'CREATING',
  ready: 'ACTIVE',
  updating: 'UPDATING',
  deleting: 'DELETING',
  deleted: 'DELETED',
};

/** What a type's own code may ask of the engine. */
export interface EngineAccess {
  /** A resource that is neither deleted nor waiting for it. */
  find(type: string, id: unknown): StoredResource | undefined;
  /** All resources of a type that are neither deleted nor waiting for it, in order of creation. */
  findAll(type: string): StoredResource[];
  /**
   * Creates another resource on the way.
   *
   * @param ownerId the resource that it is a part of: it goes with it
   */
  create(type: string, input: JsonObject, ownerId?: string): Promise<StoredResource>;
  /** The cloud's time, in milliseconds since the Unix epoch. */
  now(): number;
  /** The cloud's own URL. */
  url(): string;
  /** The tenancy that a compartment belongs to. */
  tenancyOf(compartmentId: unknown): string;
  /** Whether it is the OCID of a tenancy, or of a compartment that is there. */
  isCompartment(id: unknown): boolean;
}

/** How a type is listed. */
export interface ListRules {
  /** A bare array, or `{ items }`. @default 'array' */
  shape?: 'array' | 'items';
  /** What stands beside the items: made of the entries of the whole list, and of how many come after this page. */
  collection?: (all: readonly JsonObject[], remaining: number) => JsonObject;
  /** Query parameters of which exactly one must be given, if there are any. @default ['compartmentId'] */
  by?: readonly string[];
  /** Further fields that can be filtered by; the name, `id` and `lifecycleState` always can. */
  filters?: readonly string[];
  /** Query parameters that OCI has and the local cloud has not: answered 501. */
  unbuilt?: readonly string[];
  /** Fields that a summary lacks. */
  omit?: readonly string[];
  /** What a list is sorted by that is not asked for an order. @default 'timeCreated', the newest first */
  sortBy?: 'timeCreated' | 'name';
  /** @default 100 */
  defaultLimit?: number;
  /** @default 1000 */
  maxLimit?: number;
}

/** What can be done with every type. */
export type OperationKey = 'create' | 'list' | 'get' | 'update' | 'delete';

/** A resource as messages name it. */
export interface Reference {
  noun: string;
  id: string;
}

/** A field that names another resource. */
export interface Link {
  /** As it stands in messages. */
  field: string;
  /** Of which types it can be. */
  types: readonly string[];
  id: string;
}

/** How a type is deleted by a date instead of at once. */
export interface ScheduledDeletion {
  minDays: number;
  maxDays: number;
  defaultDays: number;
}

/** A type of resource: everything in which it differs from the others. The engine does the rest. */
export interface ResourceType {
  /** Its OCID type, like `stream`. */
  type: string;
  /** As in the names of its operations: `Stream` gives `CreateStream`. */
  noun: string;
  /** @default noun + 's' */
  plural?: string;
  /**
   * Path of the collection with the API version, like `/20180418/streams`. A `:name` in it is a field of the resource,
   * like the log group in `/20200531/logGroups/:logGroupId/logs`.
   */
  path: string;
  /** What follows the collection in the path of one resource. @default 'id' */
  addressedBy?: 'id' | 'name';
  /** @default 'PUT' */
  updateMethod?: 'PUT' | 'POST';
  /** Operations with other names than those of its noun; `false` where OCI has none. */
  operations?: Readonly<Partial<Record<OperationKey, string | false>>>;
  /** Whether its OCIDs carry the region. @default true */
  isRegional?: boolean;
  /** The field that is its name. */
  nameField: string;
  /** Where names of live resources must be unique: within the value of a field, or within the `tenancy`. */
  nameUniqueWithin?: string;
  /** Rules of the fields of a create or update body. What has no rule is kept as it was sent. */
  fields: Readonly<Record<string, FieldRule>>;
  /** Values of fields that were not sent. */
  defaults?: JsonObject;
  /** Fields that an update may change, besides tags. */
  updatable: readonly string[];
  /** Fields that no answer shows, whether they are kept or computed. */
  hidden?: readonly string[];
  /**
   * Fields that name another resource, or a list of such, with its type: it must be there, and cannot be deleted before
   * this one.
   */
  parents?: Readonly<Record<string, string>>;
  /** The same for names deeper in the fields. */
  links?: (fields: JsonObject) => Link[];
  /** The refusal to delete a resource of this type while another one names it. @default 409 `Conflict` */
  inUse?: (resource: Reference, by: Reference) => OciError;
  states: LifecycleStates;
  /** @default at once */
  scheduledDeletion?: ScheduledDeletion;
  /** Codes of errors that its service has for the common ones: common → own. */
  errorCodes?: Readonly<Record<string, string>>;
  /**
   * What a read answers once it is deleted: the resource with its last state, or 404; then lists lack it as well.
   *
   * @default 'tombstone'
   */
  afterDeletion?: 'tombstone' | 'not-found';
  /** Actions that change the state: name in the path → operation and the state it leads to. */
  stateActions?: Readonly<Record<string, { operation: string; through: string; to: string }>>;
  /** The work requests of its writes, where its service has such: as named in their `operationType` and `entityType`. */
  workRequests?: { type: string; noun: string; entityType: string };
  /** Whether it can move to another compartment by itself. @default true */
  isMovable?: boolean;
  /** How writes are answered. @default 200 with the resource, deletions 204 without */
  createAnswer?: { status: number; hasBody: boolean };
  list?: ListRules;
  /** The resource-type that policy statements name it by, like `streams`. Without it, users alone may call. */
  policyType?: string;
  /** What conditions of statements can ask of it, like `target.stream.id`. @default nothing */
  policyVariables?: (resource: StoredResource) => Record<string, string>;
  /** Completes what was sent for a creation. The input has passed the rules and holds the defaults. */
  prepare?: (input: JsonObject, engine: EngineAccess) => Promise<JsonObject> | JsonObject;
  /**
   * Creates the parts that come and go with it.
   *
   * @param resource not kept yet: all else about it is checked
   * @returns fields that name the parts
   */
  createParts?: (resource: StoredResource, engine: EngineAccess) => Promise<JsonObject>;
  /** Completes what was sent for an update. */
  prepareUpdate?: (change: JsonObject, current: StoredResource, engine: EngineAccess) => JsonObject;
  /**
   * Whether a deletion that is done is answered 404, as if there had been nothing to delete.
   *
   * @default never
   */
  deniesDeletion?: (headers: IncomingHttpHeaders) => boolean;
  /** Refuses a deletion by throwing, or says which fields the tombstone has. */
  prepareDelete?: (current: StoredResource, engine: EngineAccess) => JsonObject;
  /** Fields that only the answer to the creation has, like a secret that is shown once. */
  renderCreated?: (resource: StoredResource) => JsonObject;
  /** Fields of answers that are computed at each look, like endpoints. */
  render?: (resource: StoredResource, engine: EngineAccess) => JsonObject;
}
