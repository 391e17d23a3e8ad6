import { notAuthorizedOrNotFound } from '../../errors';
import type { Operation } from '../../server/operation';
import { localRegion } from '../../region';

const key = localRegion.key;

/** What a service gateway can lead to, by the names that OCI has for it in this region. */
export const oracleServices = [
  {
    id: `ocid1.service.oc1.${key}.allservicesinoracleservicesnetwork`,
    name: `All ${key.toUpperCase()} Services In Oracle Services Network`,
    cidrBlock: `all-${key}-services-in-oracle-services-network`,
    description: `All ${key.toUpperCase()} Services In Oracle Services Network`,
  },
  {
    id: `ocid1.service.oc1.${key}.objectstorage`,
    name: `OCI ${key.toUpperCase()} Object Storage`,
    cidrBlock: `oci-${key}-objectstorage`,
    description: `OCI ${key.toUpperCase()} Object Storage`,
  },
] as const;

const labels: readonly string[] = oracleServices.map(({ cidrBlock }) => cidrBlock);

/** Whether a destination or source is the label of a service. */
export const isServiceLabel = (text: unknown): boolean => labels.includes(String(text));

/** Operations that read the services. */
export const oracleServiceOperations: readonly Operation[] = [
  {
    name: 'ListServices',
    method: 'GET',
    path: '/20160918/services',
    handle: () => ({ status: 200, body: oracleServices }),
  },
  {
    name: 'GetService',
    method: 'GET',
    path: '/20160918/services/:id',
    handle: ({ params }) => {
      const service = oracleServices.find(({ id }) => id === params.id);
      if (service === undefined) throw notAuthorizedOrNotFound(`There is no service ${params.id ?? ''}.`);
      return { status: 200, body: service };
    },
  },
];
