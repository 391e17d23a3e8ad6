import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestCloud, type TestCloud } from '../start-test-cloud';
import { createReplay, type Replay } from './create-replay';
import { knownDifferences, withoutYet } from './known-differences';
import { steps } from './recording';

describe('the requests of the real OCI provider', () => {
  let cloud: TestCloud;
  let folder: string;
  let recorded: Replay;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundle-'));
    const bundle = join(folder, 'function.cjs');
    await writeFile(bundle, '// a bundle');
    cloud = await startTestCloud({ images: { 'iad.ocir.io/ns/weather/weatherstrmfunc:abc': bundle } });
    recorded = createReplay({
      cloud,
      recordedTenancyId: 'ocid1.tenancy.oc1..local',
      without: withoutYet,
      knownDifferences,
    });
  });
  afterAll(async () => {
    await cloud.dispose();
    await rm(folder, { recursive: true });
  });

  it.each(steps)('are answered with all that it was given when it was recorded: %s', async (step) => {
    expect(await recorded.replay(step)).toEqual([]);
  });

  it('are answered otherwise only where that is known, and all that is known is so', () => {
    expect(recorded.unseen()).toEqual([]);
  });
});
