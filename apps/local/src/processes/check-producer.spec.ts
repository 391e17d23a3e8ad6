import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProducer } from './check-producer';

async function check(source: string, env: NodeJS.ProcessEnv = {}) {
  const script = join(await mkdtemp(join(tmpdir(), 'check-')), 'producer.cjs');
  await writeFile(script, source);
  return checkProducer({ script, args: ['--count', '9'], env, ociConfig: '/c', checkpoint: '/own.json' });
}

describe(checkProducer, () => {
  it('asks the producer about the run that is to begin', async () => {
    const asked = 'process.argv.slice(2).join(" ") === "--count 9 --check"';
    await expect(check(`process.exit(${asked} ? 0 : 1)`)).resolves.toBeUndefined();
  });

  it('says in its words what the producer refuses', async () => {
    const refused = check('console.error("--count 9 goes past the end."); process.exit(2)');
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: '--count 9 goes past the end.' });
  });

  it('names the way to forget the state when the producer says that this would help', async () => {
    const refused = check('console.error("Ask for fewer, or forget the state."); process.exit(2)');
    await expect(refused).rejects.toThrow(/forget the state\. .*npx nx run local:reset$/);
  });

  it('says how a producer ended that could not even check', async () => {
    await expect(check('process.exit(1)')).rejects.toThrow('The producer has ended (exit code 1)');
  });

  it.each([
    [{}, '/own.json'],
    [{ PRODUCER_STATE_FILE: ' ' }, '/own.json'],
    [{ PRODUCER_STATE_FILE: '/theirs.json' }, '/theirs.json'],
  ])('takes the checkpoint of the person with %j', async (env, path) => {
    const source = `process.exit(process.env.PRODUCER_STATE_FILE === '${path}' ? 0 : 1)`;
    await expect(check(source, env)).resolves.toBeUndefined();
  });
});
