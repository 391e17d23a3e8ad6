import { decodeMessage, decodeRejectedMessage } from '@weather-stream/message-schema';
import { prepareObservation } from './prepare-observation';
import { MAX_PUT_BYTES } from './publish/limits';
import { messageBytes } from './publish/message-bytes';
import { anObservation, firstHour } from './testing/an-observation';

const prepare = (current = {}) =>
  prepareObservation({
    station: 'EWR',
    sourceKind: 'recorded',
    observation: anObservation(0, current),
    now: new Date('2026-01-01T00:00:00Z'),
  });

describe(prepareObservation, () => {
  it('makes a message that the contract accepts', () => {
    const prepared = prepare();
    expect(prepared).toMatchObject({
      kind: 'accepted',
      observationId: 'EWR@2013-01-01T06:00:00Z',
      observedAt: firstHour,
    });
    expect(decodeMessage(prepared.message)).toMatchObject({ kind: 'decoded', station: 'EWR' });
  });

  it('sends what cannot be true to the stream of rejected messages, with reason and original', () => {
    const prepared = prepare({ wind_mph: 1048.4 });
    expect(prepared).toMatchObject({ kind: 'rejected', reason: 'IMPOSSIBLE_VALUE' });
    const decoded = decodeRejectedMessage(prepared.message);
    expect(decoded).toMatchObject({
      kind: 'decoded',
      rejected: {
        rejectionId: 'producer/EWR@2013-01-01T06:00:00Z',
        rejectedBy: 'producer',
        detail: expect.stringContaining('1048.4') as string,
        value: expect.any(String) as string,
      },
    });
  });

  it('rejects an instant of the future, saying both clocks', () => {
    const prepared = prepare({ last_updated_epoch: Date.UTC(2027, 1, 5) / 1000 });
    expect(prepared).toMatchObject({
      kind: 'rejected',
      reason: 'IMPOSSIBLE_VALUE',
      isOfTheFuture: true,
      observationId: 'EWR@2027-02-05T00:00:00Z',
      detail:
        'current.last_updated_epoch says 2027-02-05T00:00:00Z, and it is 2026-01-01T00:00:00Z here; possible is at most 3600 s ahead',
    });
  });

  it('sends what no put can hold there too, in a size that one can', () => {
    const prepared = prepare({ remark: 'x'.repeat(MAX_PUT_BYTES) });
    expect(prepared).toMatchObject({ kind: 'rejected', reason: 'TOO_LARGE' });
    expect(messageBytes(prepared.message)).toBeLessThan(MAX_PUT_BYTES);
  });
});
