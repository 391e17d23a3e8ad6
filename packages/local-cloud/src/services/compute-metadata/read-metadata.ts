import { notImplemented, OciError } from '../../errors';
import type { InstanceAuthority } from '../../identity/instance-authority';
import { localRegion } from '../../region';
import type { OciRequest, OciResponse, Operation } from '../../server/operation';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';
import type { Instance } from '../compute/create-instance-directory';

/** What {@link readMetadata} works with. */
export interface MetadataDeps {
  /** A machine that is not terminated. */
  findInstance: (instanceId: string) => Instance | undefined;
  /** The tenancy of a compartment. */
  tenancyOf: (compartmentId: string) => string;
  authority: Pick<InstanceAuthority, 'issue'>;
}

/** What every request must carry, so that no forged link can ask. */
const requiredAuthorization = 'Bearer Oracle';

const notFound = (path: string): OciError =>
  new OciError(404, 'NotFound', `The metadata service has nothing at ${path}.`);

/** As the service shows it: https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm. */
function toDocument(instance: Instance, tenantId: string): JsonObject {
  const {
    imageId,
    lifecycleState,
    privateIp: _inVnics,
    subnetId: _too,
    bootCount: _ours,
    ...rest
  } = instance;
  return {
    ...rest,
    image: imageId,
    state: lifecycleState === 'RUNNING' ? 'Running' : lifecycleState,
    ociAdName: instance.availabilityDomain,
    canonicalRegionName: localRegion.id,
    regionInfo: {
      realmKey: 'oc1',
      realmDomainComponent: 'oraclecloud.com',
      regionKey: localRegion.key.toUpperCase(),
      regionIdentifier: localRegion.id,
    },
    tenantId,
  };
}

/** What stands at a path of a document. */
function lookUp(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined;
    return value[key];
  }, document);
}

function toResponse(value: unknown): OciResponse {
  const isText = typeof value === 'string' || typeof value === 'number';
  if (!isText) return { status: 200, body: value };
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(String(value)) };
}

const certificateFiles = {
  'cert.pem': 'certificatePem',
  'key.pem': 'privateKeyPem',
  'intermediate.pem': 'intermediatePem',
} as const;

const isCertificateFile = (name: string): name is keyof typeof certificateFiles =>
  Object.hasOwn(certificateFiles, name);

/**
 * The metadata service of an instance. On OCI it has the same address on every machine; here each instance has its own,
 * `/instances/<OCID>/opc/v2`.
 */
export function readMetadata({ findInstance, tenancyOf, authority }: MetadataDeps): Operation {
  const handle = async ({ params, headers, path }: OciRequest): Promise<OciResponse> => {
    if (headers.authorization !== requiredAuthorization)
      throw new OciError(
        403,
        'Forbidden',
        `The header "Authorization: ${requiredAuthorization}" is missing.`,
      );
    const instance = findInstance(params.instanceId ?? '');
    if (instance === undefined) throw notFound(path);
    const tenancyId = tenancyOf(instance.compartmentId);
    const [part = '', ...keys] = (params.path ?? '').split('/');
    if (part === 'instance') {
      const value = lookUp(toDocument(instance, tenancyId), keys);
      if (value === undefined) throw notFound(path);
      return toResponse(value);
    }
    if (part !== 'identity') throw notImplemented(`The metadata at ${part}`);
    const [file = ''] = keys;
    if (!isCertificateFile(file)) throw notFound(path);
    const { id: instanceId, compartmentId } = instance;
    const credentials = await authority.issue({ instanceId, compartmentId, tenancyId });
    return toResponse(credentials[certificateFiles[file]]);
  };
  return {
    name: 'GetInstanceMetadata',
    method: 'GET',
    path: '/instances/:instanceId/opc/v2/:path+',
    access: 'anonymous',
    handle,
  };
}
