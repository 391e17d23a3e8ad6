import { ComputeClient } from 'oci-core';
import { muteSdkWarnings, startTestCloud, type TestCloud } from './start-test-cloud';

muteSdkWarnings();

const shape = 'VM.Standard.A1.Flex';
const [firstDomain, lastDomain] = ['LOCL:US-ASHBURN-AD-1', 'LOCL:US-ASHBURN-AD-3'];

describe('what machines are made of, by the vendor’s client', () => {
  let cloud: TestCloud;
  let compute: ComputeClient;
  let compartmentId: string;

  beforeAll(async () => {
    cloud = await startTestCloud();
    compartmentId = cloud.tenancyId;
    const { authenticationDetailsProvider } = cloud;
    compute = new ComputeClient({ authenticationDetailsProvider });
    compute.endpoint = cloud.url;
  });
  afterAll(async () => {
    compute.close();
    await cloud.dispose();
  });

  it('lists images for a shape, the newest first, and shapes for a domain', async () => {
    const { items } = await compute.listImages({ compartmentId, shape });
    expect(items.length).toBeGreaterThan(1);
    expect(items.every(({ displayName = '' }) => displayName.includes('aarch64'))).toBe(true);
    const times = items.map(({ timeCreated }) => new Date(timeCreated).getTime());
    expect(times).toEqual([...times].sort((one, other) => other - one));
    const shapesIn = async (availabilityDomain: string): Promise<string[]> =>
      (await compute.listShapes({ compartmentId, availabilityDomain })).items.map((each) => each.shape);
    expect(await shapesIn(firstDomain)).not.toContain('VM.Standard.E2.1.Micro');
    expect(await shapesIn(lastDomain)).toEqual(expect.arrayContaining([shape, 'VM.Standard.E2.1.Micro']));
  });

  it('finds an image by its system and version, and again by its id', async () => {
    const request = { compartmentId, operatingSystem: 'Oracle Linux', operatingSystemVersion: '9', shape };
    const { items } = await compute.listImages(request);
    expect(items).toHaveLength(1);
    const { image } = await compute.getImage({ imageId: items[0]?.id ?? '' });
    expect(image).toEqual(items[0]);
    expect(image).toMatchObject({ lifecycleState: 'AVAILABLE', compartmentId: null });
    await expect(compute.getImage({ imageId: 'none' })).rejects.toMatchObject({ statusCode: 404 });
  });

  it('lists images page by page, each once', async () => {
    const ids: string[] = [];
    for await (const { id } of compute.listAllImages({ compartmentId, limit: 1 })) ids.push(id);
    const { items } = await compute.listImages({ compartmentId });
    expect(ids).toEqual(items.map(({ id }) => id));
  });

  it('has no image for a shape that it does not know', async () => {
    expect((await compute.listImages({ compartmentId, shape: 'BM.GPU4.8' })).items).toEqual([]);
  });
});
