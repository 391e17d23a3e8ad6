import { getImagesOutput } from '@pulumi/oci/core/getImages';
import { getShapes } from '@pulumi/oci/core/getShapes';
import { getAvailabilityDomainsOutput } from '@pulumi/oci/identity/getAvailabilityDomains';
import type { Output } from '@pulumi/pulumi';
import { LookupEmptyError } from '../errors';

const offers = async (compartmentId: string, availabilityDomain: string, shape: string): Promise<boolean> => {
  const { shapes } = await getShapes({ compartmentId, availabilityDomain });
  return shapes.some(({ name }) => name === shape);
};

/** Finds the first availability domain that offers a shape: small ones are offered in one of three. */
export const lookUpAvailabilityDomain = (tenancyId: string, shape: string): Output<string> =>
  getAvailabilityDomainsOutput({ compartmentId: tenancyId }).apply(async ({ availabilityDomains }) => {
    const names = availabilityDomains.map(({ name }) => name);
    for (const name of names) if (await offers(tenancyId, name, shape)) return name;
    throw new LookupEmptyError(
      `no availability domain (${names.join(', ')}) offers ${shape}; set producerShape to one that the region has`,
    );
  });

/** Finds the newest Oracle Linux 9 for a shape. */
export const lookUpLinuxImage = (tenancyId: string, shape: string): Output<string> =>
  getImagesOutput({
    compartmentId: tenancyId,
    operatingSystem: 'Oracle Linux',
    operatingSystemVersion: '9',
    shape,
    sortBy: 'TIMECREATED',
    sortOrder: 'DESC',
  }).apply(({ images }) => {
    const newest = images.find(({ displayName }) => !displayName.includes('GPU'));
    if (newest === undefined) {
      throw new LookupEmptyError(`there is no Oracle Linux 9 for ${shape}; set producerImageId`);
    }
    return newest.id;
  });
