import type { LogEntry } from '../../control/create-log-book';
import type { EngineContext } from '../../engine/engine-context';
import type { StoredResource } from '../../engine/stored-resource';
import { readServiceLog } from './read-service-log';

const buildResource = (id: string, fields: Record<string, unknown>, timeCreated = 0): StoredResource => ({
  ...{ id, type: 'any', sequence: 1, fields, timeline: [], timeCreated, timeUpdated: 0, etag: '' },
});

const resources = [
  buildResource('application', { displayName: 'app' }),
  buildResource('function', { applicationId: 'application' }),
  buildResource('stranger', { applicationId: 'other' }),
  buildResource('connector', { displayName: 'weather' }),
];

const context = {
  store: { get: (id: string) => resources.find((each) => each.id === id) },
} as unknown as EngineContext;

const buildEntry = (change: Partial<LogEntry>): LogEntry => ({
  ...{
    seq: 1,
    time: '1970-01-01T00:00:10.000Z',
    source: 'function',
    id: 'function',
    name: 'fn',
    line: 'said',
  },
  ...change,
});

const buildLog = (service: string, resource: string, fields: object = {}): StoredResource =>
  buildResource('log', { configuration: { source: { service, resource } }, ...fields }, 5000);

const ofFunctions = (entries: LogEntry[], fields: object = {}) =>
  readServiceLog(context, buildLog('functions', 'application', fields), entries);

const ofConnector = (line: string) =>
  readServiceLog(context, buildLog('sch.serviceconnector', 'connector'), [
    buildEntry({ source: 'connector', id: 'connector', name: 'weather', line }),
  ]);

describe(readServiceLog, () => {
  it('takes the lines of the application’s functions, and of no other', () => {
    const entries = [buildEntry({}), buildEntry({ id: 'stranger' }), buildEntry({ source: 'cloud' })];
    expect(ofFunctions(entries)).toMatchObject([{ subject: 'fn', data: { message: 'said' } }]);
  });

  it('begins when the log is created, and says nothing while it is off', () => {
    expect(ofFunctions([buildEntry({ time: '1970-01-01T00:00:04.999Z' })])).toEqual([]);
    expect(ofFunctions([buildEntry({})], { isEnabled: false })).toEqual([]);
  });

  it('gives an entry the same id at every look, and another one another', () => {
    const entries = [buildEntry({ seq: 1 }), buildEntry({ seq: 2 })];
    const ids = ofFunctions(entries).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ofFunctions(entries).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['CONNECTOR_RUN_COMPLETED messagesRead=3', { level: 'INFO', messageType: 'CONNECTOR_RUN_COMPLETED' }],
    ['attempt 2 failed: 404', { level: 'ERROR', message: 'attempt 2 failed: 404' }],
  ])('tells the runs of a connector: %s', (line, data) => {
    expect(ofConnector(line)).toMatchObject([{ source: 'weather', data }]);
  });
});
