import { startFakeServices, type FakeServices } from '../testing/start-fake-services';
import { createMachineClient } from './create-machine-client';
import { parseJournalLine, putEntries } from './ship-journal';

describe(parseJournalLine, () => {
  it('reads what journalctl prints, and passes over what it does not know', () => {
    const line =
      '{"__CURSOR":"s=1;i=2","__REALTIME_TIMESTAMP":"1764000000123456","MESSAGE":"{\\"event\\":\\"put\\"}"}';
    expect(parseJournalLine(line)).toEqual({
      cursor: 's=1;i=2',
      time: '2025-11-24T16:00:00.123Z',
      message: '{"event":"put"}',
    });
    expect(parseJournalLine('-- Boot --')).toBeUndefined();
    expect(parseJournalLine('{"__CURSOR":"s=1","MESSAGE":[1,2]}')).toBeUndefined();
  });
});

describe(putEntries, () => {
  let services: FakeServices;
  beforeEach(async () => {
    services = await startFakeServices();
  });
  afterEach(() => services.close());

  it('writes entries to the log as the machine', async () => {
    const logId = 'ocid1.log.oc1..l';
    const path = `/20200831/logs/${logId}/actions/push`;
    services.answers[path] = {};
    const client = createMachineClient({
      federationUrl: services.url,
      env: { OCI_METADATA_BASE_URL: `${services.url}/opc/v2` },
    });
    const entries = [{ cursor: 'c', time: '2026-11-24T00:00:00.000Z', message: 'put 3 messages' }];
    await putEntries(client, { endpoint: services.url, logId, host: 'machine-1' }, entries);
    expect(services.calls).toEqual([`POST ${path}`]);
    expect(JSON.parse(services.bodies[0] ?? '')).toMatchObject({
      specversion: '1.0',
      logEntryBatches: [
        { source: 'machine-1', entries: [{ data: 'put 3 messages', time: '2026-11-24T00:00:00.000Z' }] },
      ],
    });
  });
});
