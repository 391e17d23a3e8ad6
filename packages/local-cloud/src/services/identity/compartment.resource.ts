import { randomBytes } from 'node:crypto';
import { text } from '../../engine/field-rules';
import { commonStates, type ResourceType } from '../../engine/resource-type';

/** A deleted compartment gives its name back: OCI appends a dot and some letters to it. */
const toTombstoneName = (name: unknown): string => `${String(name)}.${randomBytes(4).toString('hex')}`;

/** A compartment. See https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/Compartment/. */
export const compartmentResource: ResourceType = {
  type: 'compartment',
  noun: 'Compartment',
  policyType: 'compartments',
  path: '/20160918/compartments',
  isRegional: false,
  nameField: 'name',
  nameUniqueWithin: 'compartmentId',
  fields: {
    compartmentId: text({ required: true }),
    name: text({
      required: true,
      maxLength: 100,
      pattern: /^[A-Za-z0-9_.-]+$/,
      mustBe: 'made of letters, digits, -, _ and .',
    }),
    description: text({ required: true, maxLength: 400 }),
  },
  updatable: ['name', 'description'],
  isMovable: false,
  states: commonStates,
  prepareDelete: ({ fields }) => ({ ...fields, name: toTombstoneName(fields.name) }),
  list: { unbuilt: ['compartmentIdInSubtree'] },
};
