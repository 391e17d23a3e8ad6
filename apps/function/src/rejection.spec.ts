import { decodeRejectedMessage, encodeRejectedMessage } from '@weather-stream/message-schema';
import type { ConnectorMessage } from './parse-connector-batch';
import { toRejected } from './rejection';

const at = new Date('2026-01-01T00:00:00Z');
const messageOf = (changes: Partial<ConnectorMessage>): ConnectorMessage => ({
  stream: 'weatherstrm',
  partition: '2',
  offset: 40,
  key: 'RVdS',
  value: 'e30=',
  ...changes,
});
const reject = (changes: Partial<ConnectorMessage> = {}) =>
  toRejected({ reason: 'NOT_AN_OBSERVATION', detail: 'd', message: messageOf(changes) }, at);

describe(toRejected, () => {
  it('names the place of the message, and has its id from there', () => {
    expect(reject()).toMatchObject({
      rejectionId: 'weatherstrm/2/40',
      rejectedBy: 'function',
      stream: 'weatherstrm',
      partition: '2',
      offset: 40,
      value: 'e30=',
      rejectedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('keeps a value that is not base64', () => {
    const outcome = decodeRejectedMessage(encodeRejectedMessage(reject({ value: '%%% ü' })));
    if (outcome.kind !== 'decoded') throw new Error(outcome.detail);
    expect(Buffer.from(outcome.rejected.value ?? '', 'base64').toString('utf8')).toBe('%%% ü');
  });

  it('gives messages without a place ids of their own, the same each time', () => {
    const ids = [{ value: 'YQ==' }, { value: 'Yg==' }, { value: 'YQ==' }].map(
      ({ value }) => reject({ partition: null, offset: null, value }).rejectionId,
    );
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('cuts names that somebody made too long to be real', () => {
    const { stream, partition } = reject({ stream: 's'.repeat(2_000_000), partition: 'p'.repeat(9_000) });
    expect([stream?.length, partition?.length]).toEqual([256, 256]);
  });
});
