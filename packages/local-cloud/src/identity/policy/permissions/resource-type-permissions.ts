/** What a resource-type of the policy language stands for. */
export interface ResourceTypePermissions {
  /** Permissions that each verb adds to those of the verb before it. */
  inspect?: readonly string[];
  read?: readonly string[];
  use?: readonly string[];
  manage?: readonly string[];
  /** What the calls of its control plane ask for, where it has one. */
  calls?: CallPermissions;
}

/** The permission that each call on a type of resource asks for. */
export interface CallPermissions {
  list: string;
  get: string;
  create: string;
  /** Also of actions that change its state. */
  update: string;
  /** Also of actions that give its deletion a date, or take that back. */
  delete: string;
  move: string;
}

/** Resource-types of one service, by their names. */
export type PermissionTable = Readonly<Record<string, ResourceTypePermissions>>;
