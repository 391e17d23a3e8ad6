import type { ArtifactsClient } from 'oci-artifacts';
import type { LifeCycle, LifeCycleDeps } from './life-cycle';

/** The life cycle of container repositories. */
export const containerRepositories = ({ client, cloud }: LifeCycleDeps<ArtifactsClient>): LifeCycle => ({
  create: async (name) => {
    const createContainerRepositoryDetails = {
      compartmentId: cloud.tenancyId,
      displayName: `weather/${name}`,
    };
    const made = await client.createContainerRepository({ createContainerRepositoryDetails });
    return made.containerRepository.id;
  },
  get: async (repositoryId) => (await client.getContainerRepository({ repositoryId })).containerRepository,
  list: async () =>
    (await client.listContainerRepositories({ compartmentId: cloud.tenancyId })).containerRepositoryCollection
      .items,
  update: (repositoryId) =>
    client.updateContainerRepository({
      repositoryId,
      updateContainerRepositoryDetails: { isImmutable: true },
    }),
  updated: { isImmutable: true, imageCount: 0, createdBy: 'ocid1.user.oc1..conformance' },
  remove: (repositoryId) => client.deleteContainerRepository({ repositoryId }),
  createWrong: () =>
    client.createContainerRepository({
      createContainerRepositoryDetails: { compartmentId: cloud.tenancyId, displayName: 'Weather' },
    }),
  wrongField: 'displayName',
  tombstone: 'DELETED',
});
