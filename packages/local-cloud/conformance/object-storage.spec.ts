import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { NodeFSBlob, ObjectStorageClient } from 'oci-objectstorage';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const refused = (statusCode: number, serviceCode: string) => ({ statusCode, serviceCode });

async function readAll(value: unknown): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of value as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

describe('object storage, by the vendor’s client', () => {
  let cloud: TestCloud;
  let client: ObjectStorageClient;
  let namespaceName: string;
  let sequence = 0;

  beforeAll(async () => {
    cloud = await startTestCloud();
    const { authenticationDetailsProvider } = cloud;
    client = new ObjectStorageClient({ authenticationDetailsProvider });
    client.endpoint = cloud.url;
    namespaceName = (await client.getNamespace({})).value;
  });
  afterAll(async () => {
    client.close();
    await cloud.dispose();
  });

  async function createBucket(name = `bucket-${(sequence += 1)}`) {
    const createBucketDetails = { name, compartmentId: cloud.tenancyId };
    return (await client.createBucket({ namespaceName, createBucketDetails })).bucket;
  }

  const put = (bucketName: string, objectName: string, text: string, more: object = {}) =>
    client.putObject({
      ...{ namespaceName, bucketName, objectName },
      ...{ putObjectBody: text, contentLength: Buffer.byteLength(text) },
      ...more,
    });

  const get = (bucketName: string, objectName: string, more: object = {}) =>
    client.getObject({ namespaceName, bucketName, objectName, ...more });

  it('has one namespace a tenancy, also when a compartment is asked about', async () => {
    expect(namespaceName).toMatch(/^[a-z0-9]{12}$/);
    expect((await client.getNamespace({ compartmentId: cloud.tenancyId })).value).toBe(namespaceName);
    await expect(client.getNamespace({ compartmentId: 'none' })).rejects.toMatchObject({ statusCode: 404 });
  });

  it('creates, reads, changes and deletes a bucket', async () => {
    const { name: bucketName, id, etag } = await createBucket();
    expect(id).toMatch(/^ocid1\.bucket\.oc1\.iad\./);
    const address = { namespaceName, bucketName };
    const updateBucketDetails = { metadata: { owner: 'weather' } };
    const { bucket: changed } = await client.updateBucket({ ...address, updateBucketDetails });
    expect(changed).toMatchObject({
      metadata: { owner: 'weather' },
      createdBy: 'ocid1.user.oc1..conformance',
    });
    expect(changed.etag).not.toBe(etag);
    expect((await client.headBucket(address)).eTag).toBe(changed.etag);
    expect((await client.listRetentionRules(address)).retentionRuleCollection.items).toEqual([]);
    await client.deleteBucket(address);
    await expect(client.getBucket(address)).rejects.toMatchObject(refused(404, 'BucketNotFound'));
  });

  it('lists buckets by name, page by page', async () => {
    for (const name of ['list-b', 'list-a', 'list-c']) await createBucket(name);
    const names: string[] = [];
    const request = { namespaceName, compartmentId: cloud.tenancyId, limit: 1 };
    for await (const { name } of client.listAllBuckets(request)) names.push(name);
    expect(names.filter((name) => name.startsWith('list-'))).toEqual(['list-a', 'list-b', 'list-c']);
    expect(names).toEqual([...names].sort());
  });

  it('refuses a name that is taken, a namespace of others, and what is not built', async () => {
    const { name } = await createBucket();
    await expect(createBucket(name)).rejects.toMatchObject(refused(409, 'BucketAlreadyExists'));
    const createBucketDetails = { name: 'elsewhere', compartmentId: cloud.tenancyId };
    await expect(client.createBucket({ namespaceName: 'other', createBucketDetails })).rejects.toMatchObject(
      refused(404, 'BucketNotFound'),
    );
    await expect(
      client.createBucket({
        namespaceName,
        createBucketDetails: { ...createBucketDetails, publicAccessType: 'ObjectRead' as never },
      }),
    ).rejects.toMatchObject(refused(501, 'NotImplemented'));
  });

  it('gives back what was put, with its type, its metadata and its checksum', async () => {
    const { name } = await createBucket();
    const text = 'wetter: 21 °C';
    const md5 = createHash('md5').update(text).digest('base64');
    const put1 = await put(name, 'a/b c.txt', text, {
      contentType: 'text/plain',
      opcMeta: { station: 'EWR' },
      contentMD5: md5,
    });
    expect(put1.opcContentMd5).toBe(md5);
    const answer = await get(name, 'a/b c.txt');
    expect(await readAll(answer.value)).toBe(text);
    expect(answer).toMatchObject({
      contentType: 'text/plain',
      contentMd5: md5,
      eTag: put1.eTag,
      storageTier: 'Standard',
    });
    const head = await client.headObject({ namespaceName, bucketName: name, objectName: 'a/b c.txt' });
    expect(head).toMatchObject({ contentLength: Buffer.byteLength(text), eTag: put1.eTag });
    // The vendor's client leaves the prefix of the header.
    expect(head.opcMeta).toEqual({ 'opc-meta-station': 'EWR' });
  });

  it('takes a file from a stream whose hash nobody has signed', async () => {
    const { name } = await createBucket();
    const { size } = await stat(__filename);
    const putObjectBody = await new NodeFSBlob(__filename, size).getData();
    await client.putObject({ namespaceName, bucketName: name, objectName: 'spec', putObjectBody });
    expect(await readAll((await get(name, 'spec')).value)).toContain('whose hash nobody has signed');
  });

  it('reads ranges', async () => {
    const { name } = await createBucket();
    await put(name, 'digits', '0123456789');
    const range = { startByte: 2, endByte: 4 };
    const piece = await get(name, 'digits', { range: { ...range, getRange: () => 'bytes=2-4' } });
    expect(await readAll(piece.value)).toBe('234');
    expect(piece.contentLength).toBe(3);
  });

  it('holds to conditions on etags', async () => {
    const { name } = await createBucket();
    const { eTag } = await put(name, 'o', 'one', { ifNoneMatch: '*' });
    await expect(put(name, 'o', 'two', { ifNoneMatch: '*' })).rejects.toMatchObject(
      refused(412, 'IfNoneMatchFailed'),
    );
    await expect(put(name, 'o', 'two', { ifMatch: 'other' })).rejects.toMatchObject(
      refused(412, 'IfMatchFailed'),
    );
    await expect(get(name, 'o', { ifNoneMatch: eTag })).rejects.toMatchObject({ statusCode: 304 });
    await put(name, 'o', 'two', { ifMatch: eTag });
    await expect(get(name, 'o', { ifMatch: eTag })).rejects.toMatchObject(refused(412, 'IfMatchFailed'));
    expect(await readAll((await get(name, 'o')).value)).toBe('two');
  });

  it('lets one of two win that put only where nothing is', async () => {
    const { name } = await createBucket();
    const outcomes = await Promise.allSettled(
      ['one', 'two'].map((text) => put(name, 'race', text, { ifNoneMatch: '*' })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses a body that is not what its checksum says, and keeps what was there', async () => {
    const { name } = await createBucket();
    await put(name, 'o', 'good');
    await expect(put(name, 'o', 'bad', { contentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject(
      refused(400, 'UnmatchedContentMD5'),
    );
    expect(await readAll((await get(name, 'o')).value)).toBe('good');
  });

  it('lists objects by prefix and page, with the fields asked for', async () => {
    const { name: bucketName } = await createBucket();
    for (const name of ['b/2', 'a', 'b/1', 'c']) await put(bucketName, name, name);
    const address = { namespaceName, bucketName };
    const { listObjects } = await client.listObjects({ ...address, limit: 2, fields: 'name,size' });
    expect(listObjects).toMatchObject({
      objects: [{ name: 'a', size: 1 }, { name: 'b/1' }],
      nextStartWith: 'b/2',
    });
    const { listObjects: folders } = await client.listObjects({ ...address, delimiter: '/' });
    expect(folders.objects.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(folders.prefixes).toEqual(['b/']);
  });

  it('renames an object', async () => {
    const { name: bucketName } = await createBucket();
    await put(bucketName, 'old', 'content');
    const renameObjectDetails = { sourceName: 'old', newName: 'new' };
    await client.renameObject({ namespaceName, bucketName, renameObjectDetails });
    expect(await readAll((await get(bucketName, 'new')).value)).toBe('content');
    await expect(get(bucketName, 'old')).rejects.toMatchObject(refused(404, 'ObjectNotFound'));
  });

  it('deletes a bucket only when it is empty', async () => {
    const { name: bucketName } = await createBucket();
    await put(bucketName, 'last', '');
    const address = { namespaceName, bucketName };
    await expect(client.deleteBucket(address)).rejects.toMatchObject(refused(409, 'BucketNotEmpty'));
    await client.deleteObject({ ...address, objectName: 'last' });
    await expect(client.deleteObject({ ...address, objectName: 'last' })).rejects.toMatchObject(
      refused(404, 'ObjectNotFound'),
    );
    await client.deleteBucket(address);
    await createBucket(bucketName);
    expect((await client.listObjects(address)).listObjects.objects).toEqual([]);
  });

  it('says which bucket or object is not there', async () => {
    const { name } = await createBucket();
    await expect(get('none', 'o')).rejects.toMatchObject(refused(404, 'BucketNotFound'));
    await expect(get(name, 'none')).rejects.toMatchObject(refused(404, 'ObjectNotFound'));
    await expect(put('none', 'o', 'x')).rejects.toMatchObject(refused(404, 'BucketNotFound'));
  });

  it('keeps objects over a restart', async () => {
    const { name } = await createBucket();
    const { eTag } = await put(name, 'kept', 'still here', { opcMeta: { a: 'b' } });
    await cloud.restart();
    const answer = await get(name, 'kept');
    expect(await readAll(answer.value)).toBe('still here');
    expect(answer).toMatchObject({ eTag });
  });
});
