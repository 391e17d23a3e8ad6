import type { Input } from '@pulumi/pulumi';
import {
  FUNCTION_MEMORY_MBS,
  MAX_BATCH_TIME_SECONDS,
  MAX_FUNCTION_TIMEOUT_SECONDS,
  MIN_BATCH_TIME_SECONDS,
} from '../limits';
import { optional, secret, withDefault } from './setting';
import * as kinds from './setting-kinds';

/** The base of the function's image: Debian with Node and a user 1000, for x64 and arm64. */
const standardBaseImage =
  'docker.io/library/node:22.21.1-slim@sha256:25b3eb23a00590b7499f2a2ce939322727fcce1b15fdd69754fcd09536a3ae2c';

/** Settings of the function, of its image, and of the connector that calls it. */
export const functionSettings = {
  functionShape: withDefault<'GENERIC_X86' | 'GENERIC_ARM'>(
    {
      what: "processor of the function: decides the application's shape and the image's platform",
      standard: 'GENERIC_X86',
      example: 'GENERIC_ARM',
    },
    kinds.choice(['GENERIC_X86', 'GENERIC_ARM']),
  ),
  functionMemoryInMbs: withDefault<(typeof FUNCTION_MEMORY_MBS)[number]>(
    { what: 'memory of the function', standard: '256', example: '512' },
    kinds.choice(FUNCTION_MEMORY_MBS),
  ),
  functionTimeoutInSeconds: withDefault(
    { what: 'time of one invocation', standard: 120, example: '300' },
    kinds.numberWithin(5, MAX_FUNCTION_TIMEOUT_SECONDS),
  ),
  batchSizeInKbs: optional(
    { what: 'size at which the connector hands a batch over', whenUnset: '1024', example: '2048' },
    kinds.numberWithin(1, 6144),
  ),
  batchSizeInNum: optional(
    {
      what: 'number of messages at which it does so, in place of the size',
      whenUnset: 'the size counts',
      example: '500',
    },
    kinds.numberWithin(1, 10_000),
  ),
  batchTimeInSec: withDefault(
    { what: 'time after which it does so in any case', standard: 60, example: '120' },
    kinds.numberWithin(MIN_BATCH_TIME_SECONDS, MAX_BATCH_TIME_SECONDS),
  ),
  functionDynamicGroupId: optional(
    {
      what: 'an existing dynamic group that the function belongs to',
      whenUnset: 'a group of its own is made',
      example: 'ocid1.dynamicgroup.oc1..aaaaaaaaexample',
    },
    kinds.ocid('dynamicgroup'),
  ),
  functionBaseImage: withDefault(
    {
      what: "base of the function's image, pinned by digest; scratch where nothing can be pulled",
      standard: standardBaseImage,
      example: 'docker.io/fnproject/node:22@sha256:<64 hexadecimal digits>',
    },
    kinds.textMatching(
      /^(scratch|[a-z0-9][a-z0-9./:_-]*@sha256:[0-9a-f]{64})$/,
      'an image pinned by digest (…@sha256:…), or scratch',
    ),
  ),
  imageBuilder: optional(
    { what: 'name of the buildx builder', whenUnset: 'the current one', example: 'local' },
    kinds.textMatching(/^[A-Za-z0-9._-]{1,128}$/, 'the name of a builder'),
  ),
  registryHost: optional(
    {
      what: 'container registry',
      whenUnset: "the region's, like fra.ocir.io",
      example: 'ocir.eu-frankfurt-1.oci.oraclecloud.com',
    },
    kinds.textMatching(/^[a-z0-9.-]+(:\d{1,5})?$/, 'a host, with a port if need be'),
  ),
  registryUser: optional(
    {
      what: 'who pushes the image with registryAuthToken, without the namespace before it',
      whenUnset: "a short-lived token is fetched with the deployer's own API key",
      example: 'oracleidentitycloudservice/jane@example.com',
    },
    kinds.textMatching(/^[\x21-\x7e]{1,300}$/, 'a user name without blanks'),
  ),
  registryAuthToken: secret<Input<string>>({
    what: 'auth token of registryUser',
    whenUnset: 'see registryUser',
    example: 'secure: …',
  }),
};
