import * as fc from 'fast-check';
import { matchingVariables } from '../parse-matching-rule';
import { permissionNames } from '../permissions';
import { verbs, type Comparison, type Condition, type GroupReference, type Statement } from '../statement';

const quotable = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes("'"));
const name = fc.oneof(fc.stringMatching(/^[A-Za-z0-9][\w.+-]{0,10}$/), quotable);
const ocid = fc.stringMatching(/^ocid1\.[a-z]{3,8}\.oc1\.\.[a-z2-7]{5}$/);

const reference: fc.Arbitrary<GroupReference> = fc.oneof(
  ocid.map((id) => ({ by: 'id' as const, id })),
  // Without quotes, a slash parts the domain from the name.
  name.filter((one) => !one.includes('/')).map((one) => ({ by: 'name' as const, name: one })),
  fc.tuple(quotable, quotable).map(([domain, one]) => ({ by: 'name' as const, domain, name: one })),
);

const nonEmpty = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: 1, maxLength: 3 });

const text = fc.string({ maxLength: 12 }).filter((one) => !one.includes("'"));

function comparison(
  variable: fc.Arbitrary<string>,
  operators: readonly ('=' | '!=' | 'in')[],
): fc.Arbitrary<Comparison> {
  const value = fc.oneof(
    text.map((one) => ({ kind: 'text' as const, text: one })),
    ...(operators.includes('in')
      ? [fc.stringMatching(/^\*?[a-z-]{1,6}\*?$/).map((pattern) => ({ kind: 'pattern' as const, pattern }))]
      : []),
  );
  return fc
    .record({
      kind: fc.constant('comparison' as const),
      variable,
      operator: fc.constantFrom(...operators),
      values: nonEmpty(value),
    })
    .map((made) => (made.operator === 'in' ? made : { ...made, values: made.values.slice(0, 1) }));
}

function nested(leaf: fc.Arbitrary<Comparison>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({
        kind: fc.constantFrom('any' as const, 'all' as const),
        conditions: nonEmpty(tie('condition')),
      }),
    ),
  })).condition;
}

const variable = fc.constantFrom('request.principal.type', 'target.stream.id', 'request.permission');

/** Any condition of a policy statement. */
export const arbitraryCondition = nested(comparison(variable, ['=', '!=', 'in']));

/** Any matching rule of a dynamic group. */
export const arbitraryMatchingRule = nested(comparison(fc.constantFrom(...matchingVariables), ['=', '!=']));

/** Any statement that the local cloud knows. */
export const arbitraryStatement: fc.Arbitrary<Statement> = fc
  .record({
    subject: fc.oneof(
      fc.constant({ kind: 'any-user' as const }),
      fc.record({
        kind: fc.constantFrom('group' as const, 'dynamic-group' as const),
        references: nonEmpty(reference),
      }),
      fc.record({
        kind: fc.constant('service' as const),
        names: nonEmpty(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)),
      }),
    ),
    grant: fc.oneof(
      fc.record({
        kind: fc.constant('verb' as const),
        verb: fc.constantFrom(...verbs),
        resourceType: fc.constantFrom('streams', 'stream-family', 'all-resources', 'secret-bundles'),
      }),
      fc.record({
        kind: fc.constant('permissions' as const),
        permissions: nonEmpty(fc.constantFrom(...permissionNames)),
      }),
    ),
    location: fc.oneof(
      fc.constant({ kind: 'tenancy' as const }),
      ocid.map((id) => ({ kind: 'compartment-id' as const, id })),
      nonEmpty(name.filter((one) => !one.includes(':'))).map((names) => ({
        kind: 'compartment-path' as const,
        names,
      })),
    ),
    condition: fc.option(arbitraryCondition, { nil: undefined }),
  })
  .map(({ condition, ...statement }) => (condition === undefined ? statement : { ...statement, condition }));
