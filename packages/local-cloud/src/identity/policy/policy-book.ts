import type { Condition, Statement } from './statement';

/** A statement in effect. */
export interface EffectiveStatement {
  /** As it was written. */
  text: string;
  /** The policy that it stands in. */
  policyName: string;
  statement: Statement;
  /** The compartment or tenancy in which, and below which, it allows. */
  compartmentId: string;
  /** What it allows; all there is when left out. */
  permissions?: ReadonlySet<string>;
}

/** A dynamic group with its rule read. */
export interface DynamicGroup {
  id: string;
  name: string;
  tenancyId: string;
  rule: Condition;
}

/** Everything that decides. */
export interface PolicyBook {
  statements: readonly EffectiveStatement[];
  dynamicGroups: readonly DynamicGroup[];
}
