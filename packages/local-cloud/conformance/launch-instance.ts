import { ComputeClient, VirtualNetworkClient } from 'oci-core';
import type { TestCloud } from './start-test-cloud';

/** Launches a machine, with a network for it, by the vendor's clients. @returns its OCID */
export async function launchInstance(
  { url, authenticationDetailsProvider }: TestCloud,
  compartmentId: string,
): Promise<string> {
  const network = new VirtualNetworkClient({ authenticationDetailsProvider });
  const compute = new ComputeClient({ authenticationDetailsProvider });
  for (const client of [network, compute]) client.endpoint = url;
  const createVcnDetails = { compartmentId, cidrBlocks: ['10.0.0.0/16'] };
  const { vcn } = await network.createVcn({ createVcnDetails });
  const createSubnetDetails = { compartmentId, vcnId: vcn.id, cidrBlock: '10.0.1.0/24' };
  const { subnet } = await network.createSubnet({ createSubnetDetails });
  const shape = 'VM.Standard.A1.Flex';
  const [image] = (await compute.listImages({ compartmentId, shape })).items;
  const { instance } = await compute.launchInstance({
    launchInstanceDetails: {
      compartmentId,
      availabilityDomain: 'LOCL:US-ASHBURN-AD-1',
      shape,
      shapeConfig: { ocpus: 1, memoryInGBs: 6 },
      sourceDetails: { sourceType: 'image', imageId: image?.id ?? '' },
      createVnicDetails: { subnetId: subnet.id, assignPublicIp: false },
      displayName: 'producer',
      metadata: { user_data: Buffer.from('#cloud-config').toString('base64') },
    },
  });
  for (const client of [network, compute]) client.close();
  return instance.id;
}
