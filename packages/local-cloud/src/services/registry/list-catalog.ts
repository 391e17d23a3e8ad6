import type { Operation } from '../../server/operation';
import { unsupported } from './errors';
import { toRegistryError } from './registry-operation';

/** `GET /v2/_catalog`, which the specification does not have: repositories are listed by Artifacts. */
export const listCatalog: Operation = {
  name: 'ListCatalog',
  method: 'GET',
  path: '/v2/_catalog',
  access: 'anonymous',
  handle: () => toRegistryError(unsupported('The catalog (GET /v2/_catalog)')),
};
