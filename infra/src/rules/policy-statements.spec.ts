import fc from 'fast-check';
import { connectorGrants, functionGrants, producerGrants, type Grants } from './policy-statements';

const ocid = (kind: string) => fc.stringMatching(/^[a-z0-9]{8}$/).map((end) => `ocid1.${kind}.oc1..${end}`);
const compartments = { compartmentId: ocid('compartment'), streamCompartmentId: ocid('compartment') };

const everyGrant: fc.Arbitrary<Grants> = fc.oneof(
  fc
    .record({
      ...compartments,
      dynamicGroupId: ocid('dynamicgroup'),
      streamId: ocid('stream'),
      rejectedStreamId: ocid('stream'),
      bucketName: fc.stringMatching(/^[a-z-]{3,20}$/),
      logGroupId: ocid('loggroup'),
      apiKeySecretId: ocid('vaultsecret'),
    })
    .map(producerGrants),
  fc
    .record({
      ...compartments,
      dynamicGroupId: ocid('dynamicgroup'),
      rejectedStreamId: ocid('stream'),
      clientIdSecretId: ocid('vaultsecret'),
      clientSecretSecretId: ocid('vaultsecret'),
    })
    .map(functionGrants),
  fc.record({ ...compartments, streamId: ocid('stream') }).map(connectorGrants),
);

describe('policy statements', () => {
  it('always name a compartment and a condition, and never manage anything', () => {
    fc.assert(
      fc.property(everyGrant, ({ stack, streams }) => {
        for (const statement of [...stack, ...streams]) {
          expect(statement).toMatch(
            /^Allow (any-user|dynamic-group id ocid1\S+) to \S.* in compartment id ocid1\S+ where .*='.+'/,
          );
          expect(statement).not.toMatch(/manage|all-resources|tenancy/);
        }
      }),
    );
  });

  it('grant rights on streams where the streams are', () => {
    const grants = connectorGrants({ compartmentId: 'c', streamCompartmentId: 's', streamId: 'x' });
    expect(grants.streams.every((text) => text.includes('in compartment id s where'))).toBe(true);
    expect(grants.stack.every((text) => text.includes('in compartment id c where'))).toBe(true);
    expect(grants.streams).toEqual([
      "Allow any-user to {STREAM_READ, STREAM_CONSUME} in compartment id s where all {request.principal.type='serviceconnector', request.principal.compartment.id='c', target.stream.id='x'}",
    ]);
  });

  it('let the machine read the API key only when there is one', () => {
    const grant = {
      compartmentId: 'c',
      streamCompartmentId: 'c',
      dynamicGroupId: 'g',
      streamId: 's',
      rejectedStreamId: 'r',
      bucketName: 'b',
      logGroupId: 'l',
    };
    expect(producerGrants(grant).stack.join()).not.toContain('secret');
    expect(producerGrants({ ...grant, apiKeySecretId: 'k' }).stack).toContain(
      "Allow dynamic-group id g to read secret-bundles in compartment id c where target.secret.id='k'",
    );
  });
});
