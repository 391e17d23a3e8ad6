import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPositionFile } from './position-file';

const folder = mkdtempSync(join(tmpdir(), 'lc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(openPositionFile, () => {
  it('gives back what was saved, for the same stream only', async () => {
    const file = openPositionFile(folder, 'ocid1.one');
    expect(file.load('stream')).toBeUndefined();
    await file.save('stream', { '0': 12, '1': 0 });
    expect(openPositionFile(folder, 'ocid1.one').load('stream')).toEqual({ '0': 12, '1': 0 });
    expect(file.load('other stream')).toBeUndefined();
    expect(openPositionFile(folder, 'ocid1.two').load('stream')).toBeUndefined();
    await file.remove();
    expect(file.load('stream')).toBeUndefined();
  });

  it.each([
    '',
    '{',
    '[]',
    '{"version":2,"streamId":"s","positions":{}}',
    '{"version":1,"positions":{"0":"1"}}',
  ])(
    'does not begin anew on a file that it cannot read, as that would move everything again: %p',
    (content) => {
      writeFileSync(join(folder, 'broken.json'), content);
      expect(() => openPositionFile(folder, 'broken').load('s')).toThrow(
        expect.objectContaining({ code: 'CONNECTOR_POSITION_UNREADABLE', retriable: false }) as Error,
      );
      rmSync(join(folder, 'broken.json'));
    },
  );

  it('stays in its folder, whatever the id', async () => {
    await openPositionFile(folder, '../../etc/passwd').save('s', {});
    expect(readdirSync(folder)).toEqual(['.._.._etc_passwd.json']);
  });
});
