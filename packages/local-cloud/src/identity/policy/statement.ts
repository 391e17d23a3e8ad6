/** The four verbs, each of which holds what those before it hold. */
export const verbs = ['inspect', 'read', 'use', 'manage'] as const;
/** One of them. */
export type Verb = (typeof verbs)[number];

/** A group or dynamic group, as a statement names it. */
export type GroupReference =
  | { by: 'id'; id: string }
  /** Without a domain it is the Default one. */
  | { by: 'name'; name: string; domain?: string };

/** Who is allowed. */
export type Subject =
  | { kind: 'any-user' }
  | { kind: 'group' | 'dynamic-group'; references: readonly GroupReference[] }
  | { kind: 'service'; names: readonly string[] };

/** What is allowed: what a verb holds of a resource-type, or permissions by their names. */
export type Grant =
  | { kind: 'verb'; verb: Verb; resourceType: string }
  | { kind: 'permissions'; permissions: readonly string[] };

/** Where it is allowed; what lies in a compartment lies in those above it too. */
export type Location =
  | { kind: 'tenancy' }
  | { kind: 'compartment-id'; id: string }
  /** Names from the policy's own compartment, or a child of it, downwards. */
  | { kind: 'compartment-path'; names: readonly string[] };

/** What a variable is compared with. */
export type ConditionValue = { kind: 'text'; text: string } | { kind: 'pattern'; pattern: string };

/** One comparison. `in` holds when one of the values fits. */
export interface Comparison {
  kind: 'comparison';
  variable: string;
  operator: '=' | '!=' | 'in';
  values: readonly ConditionValue[];
}

/** When it is allowed. */
export type Condition = Comparison | { kind: 'any' | 'all'; conditions: readonly Condition[] };

/** A statement that allows something. */
export interface Statement {
  subject: Subject;
  grant: Grant;
  location: Location;
  condition?: Condition;
}
