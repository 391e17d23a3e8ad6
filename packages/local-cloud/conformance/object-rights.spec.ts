import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { DefaultRequestSigner, type AuthenticationDetailsProvider, type HttpRequest } from 'oci-common';
import { IdentityClient } from 'oci-identity';
import { ObjectStorageClient } from 'oci-objectstorage';
import { loadIssuerKey } from '../src/identity/load-issuer-key';
import { createTokenIssuer } from '../src/identity/token-issuer';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const functionId = 'ocid1.fnfunc.oc1.iad.reader';

describe('rights to objects', () => {
  let cloud: TestCloud;
  let objects: ObjectStorageClient;
  let identity: IdentityClient;
  let namespaceName: string;
  let asFunction: AuthenticationDetailsProvider;

  beforeAll(async () => {
    cloud = await startTestCloud();
    const { authenticationDetailsProvider, tenancyId } = cloud;
    objects = new ObjectStorageClient({ authenticationDetailsProvider });
    identity = new IdentityClient({ authenticationDetailsProvider });
    for (const client of [objects, identity]) client.endpoint = cloud.url;
    namespaceName = (await objects.getNamespace({})).value;
    for (const name of ['bundles', 'secrets']) {
      const createBucketDetails = { name, compartmentId: tenancyId };
      await objects.createBucket({ namespaceName, createBucketDetails });
      const putObjectBody = 'content';
      await objects.putObject({ namespaceName, bucketName: name, objectName: 'o', putObjectBody });
    }
    const issuer = await loadIssuerKey(join(cloud.stateFolder, 'identity', 'issuer.pem'));
    const { token, privateKeyPem } = await createTokenIssuer(
      issuer,
      Date.now,
    )({
      ...{ tenancyId, compartmentId: tenancyId, resourceType: 'fnfunc', resourceId: functionId },
    });
    asFunction = {
      getKeyId: () => Promise.resolve(`ST$${token}`),
      getPrivateKey: () =>
        createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'pem' }).toString(),
      getPassphrase: () => null,
    };
  });
  afterAll(async () => {
    for (const client of [objects, identity]) client.close();
    await cloud.dispose();
  });

  async function callAsFunction(method: 'GET' | 'PUT' | 'DELETE', bucket: string, body?: string) {
    const uri = `${cloud.url}/n/${namespaceName}/b/${bucket}/o/o`;
    const headers = new Headers({ 'content-type': 'text/plain' });
    const request: HttpRequest = { uri, method, headers, ...(body === undefined ? {} : { body }) };
    await new DefaultRequestSigner(asFunction).signHttpRequest(request);
    const response = await fetch(uri, { method, headers: request.headers, body: body ?? null });
    const text = await response.text();
    const code = response.ok ? undefined : (JSON.parse(text) as { code: string }).code;
    return { status: response.status, code };
  }

  const refused = { status: 404, code: 'BucketNotFound' };

  it('are none without a policy, and those of the policy with it: this bucket, to read', async () => {
    expect(await callAsFunction('GET', 'bundles')).toEqual(refused);
    const createDynamicGroupDetails = {
      ...{ compartmentId: cloud.tenancyId, name: 'readers', description: 'x' },
      matchingRule: `ALL {resource.id = '${functionId}'}`,
    };
    await identity.createDynamicGroup({ createDynamicGroupDetails });
    const createPolicyDetails = {
      ...{ compartmentId: cloud.tenancyId, name: 'reading', description: 'x' },
      statements: [
        "Allow dynamic-group readers to read objects in tenancy where target.bucket.name = 'bundles'",
      ],
    };
    await identity.createPolicy({ createPolicyDetails });
    expect(await callAsFunction('GET', 'bundles')).toMatchObject({ status: 200 });
    expect(await callAsFunction('GET', 'secrets')).toEqual(refused);
    expect(await callAsFunction('PUT', 'bundles', 'other')).toEqual(refused);
    expect(await callAsFunction('DELETE', 'bundles')).toEqual(refused);
    expect(await callAsFunction('GET', 'none')).toEqual(refused);
  });
});
