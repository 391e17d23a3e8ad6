import type { IdentityClient } from 'oci-identity';
import type { LifeCycle, LifeCycleDeps } from './life-cycle';

/** The life cycle of dynamic groups. */
export const dynamicGroups = ({ client, cloud }: LifeCycleDeps<IdentityClient>): LifeCycle => ({
  create: async (name) => {
    const matchingRule = "ALL {resource.type = 'fnfunc'}";
    const createDynamicGroupDetails = {
      ...{ compartmentId: cloud.tenancyId, name, description: 'functions', matchingRule },
    };
    return (await client.createDynamicGroup({ createDynamicGroupDetails })).dynamicGroup.id;
  },
  get: async (dynamicGroupId) => (await client.getDynamicGroup({ dynamicGroupId })).dynamicGroup,
  list: async () => (await client.listDynamicGroups({ compartmentId: cloud.tenancyId })).items,
  update: (dynamicGroupId) =>
    client.updateDynamicGroup({
      dynamicGroupId,
      updateDynamicGroupDetails: { description: 'changed' },
    }),
  updated: { description: 'changed' },
  remove: (dynamicGroupId) => client.deleteDynamicGroup({ dynamicGroupId }),
  createWrong: () =>
    client.createDynamicGroup({
      createDynamicGroupDetails: {
        ...{ compartmentId: cloud.tenancyId, name: 'wrong', description: 'x', matchingRule: 'ALL {' },
      },
    }),
  wrongField: 'matching rule',
  tombstone: 'DELETED',
});

/** The life cycle of policies. */
export const policies = ({ client, cloud }: LifeCycleDeps<IdentityClient>): LifeCycle => ({
  create: async (name) => {
    const statements = ['Allow any-user to read streams in tenancy'];
    const createPolicyDetails = {
      ...{ compartmentId: cloud.tenancyId, name, description: 'rights', statements },
    };
    return (await client.createPolicy({ createPolicyDetails })).policy.id;
  },
  get: async (policyId) => (await client.getPolicy({ policyId })).policy,
  list: async () => (await client.listPolicies({ compartmentId: cloud.tenancyId })).items,
  update: (policyId) => client.updatePolicy({ policyId, updatePolicyDetails: { description: 'changed' } }),
  updated: { description: 'changed' },
  remove: (policyId) => client.deletePolicy({ policyId }),
  createWrong: () =>
    client.createPolicy({
      createPolicyDetails: {
        ...{ compartmentId: cloud.tenancyId, name: 'wrong', description: 'x', statements: ['Allow me'] },
      },
    }),
  wrongField: 'policy statement',
  tombstone: 'DELETED',
});
