import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileIfThere } from './read-file-if-there';

describe(readFileIfThere, () => {
  it('reads a text', async () => {
    expect(await readFileIfThere(__filename)).toContain('reads a text');
  });

  it('answers undefined for what is not there', async () => {
    expect(await readFileIfThere(join(__dirname, 'nothing'))).toBeUndefined();
  });

  it('throws what is another failure', async () => {
    await expect(readFileIfThere(tmpdir())).rejects.toThrow('EISDIR');
  });
});
