import { rmSync } from 'node:fs';
import { chooseSocketRoot, createSocketFolder } from './create-socket-folder';
import { MAX_SOCKET_PATH_BYTES } from './limits';

describe(createSocketFolder, () => {
  it('makes a fresh folder each time, short enough for a socket and its temporary twin', async () => {
    const [one, other] = [await createSocketFolder(), await createSocketFolder()];
    expect(one.folder).not.toBe(other.folder);
    expect(Buffer.byteLength(`${one.socketPath}.tmp`)).toBeLessThanOrEqual(MAX_SOCKET_PATH_BYTES);
    for (const { folder } of [one, other]) rmSync(folder, { recursive: true });
  });
});

describe(chooseSocketRoot, () => {
  it('passes by folders in which the path would be too long, counted in bytes', () => {
    expect(chooseSocketRoot([`/${'ü'.repeat(50)}`, '/tmp'])).toBe('/tmp');
    expect(chooseSocketRoot([`/${'u'.repeat(50)}`, '/tmp'])).toBe(`/${'u'.repeat(50)}`);
  });
});
