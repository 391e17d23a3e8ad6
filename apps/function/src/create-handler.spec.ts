import type { RejectedMessage } from '@weather-stream/message-schema';
import {
  OrdsRefusedContentError,
  OrdsUnauthorizedError,
  OrdsUnavailableError,
  type ObservationRow,
} from '@weather-stream/ords-client';
import { createManualClock } from '@weather-stream/service-kit';
import fc from 'fast-check';
import { createHandler, type HandlerDeps } from './create-handler';
import { RejectedStreamError } from './errors';
import { buildBody, buildEntry } from './testing/build-batch';
import { createSilentLogger } from './testing/create-silent-logger';

const context = { deadline: null, callID: 'call-1' };

/** A handler between a database and a rejected stream in memory. */
function setUp(changes: Partial<HandlerDeps> = {}) {
  const rows = new Map<string, ObservationRow>();
  const rejected = new Map<string, RejectedMessage>();
  const logger = createSilentLogger();
  const handler = createHandler({
    clock: createManualClock(),
    logger,
    storeBatch: (batch) => {
      const fresh = batch.filter(({ id }) => !rows.has(id));
      for (const row of fresh) rows.set(row.id, row);
      return Promise.resolve({ stored: fresh.length, duplicates: batch.length - fresh.length });
    },
    putRejected: (messages) => {
      for (const message of messages) rejected.set(message.rejectionId, message);
      return Promise.resolve();
    },
    ...changes,
  });
  return { handler, rows, rejected, logger };
}

describe(createHandler, () => {
  it('stores a batch and says so', async () => {
    const { handler, rows, logger } = setUp();
    expect(await handler(buildBody([buildEntry(1), buildEntry(2)]), context)).toEqual({
      stored: 2,
      duplicates: 0,
      rejected: 0,
    });
    expect(rows.size).toBe(2);
    expect(logger.lines).toEqual([
      { event: 'batch', messages: 2, stored: 2, duplicates: 0, rejected: 0, ms: 0, callId: 'call-1' },
    ]);
  });

  it('changes nothing when the batch comes again', async () => {
    const { handler } = setUp();
    const body = buildBody([buildEntry(1), { ...buildEntry(2), value: '%' }]);
    await handler(body, context);
    expect(await handler(body, context)).toEqual({ stored: 0, duplicates: 1, rejected: 1 });
  });

  it('accepts an empty batch', async () => {
    expect(await setUp().handler(buildBody([]), context)).toEqual({ stored: 0, duplicates: 0, rejected: 0 });
  });

  it('puts what it rejects on the rejected stream and stores the rest', async () => {
    const { handler, rows, rejected, logger } = setUp();
    const entries = [buildEntry(1), { ...buildEntry(2), value: '%' }, buildEntry(3)];
    expect(await handler(buildBody(entries), context)).toEqual({ stored: 2, duplicates: 0, rejected: 1 });
    expect([...rows.values()].map(({ offset }) => offset)).toEqual([1, 3]);
    expect([...rejected.keys()]).toEqual(['weatherstrm/0/2']);
    expect(logger.lines[0]).toMatchObject({ event: 'rejected', named: ['weatherstrm/0/2 NOT_BASE64'] });
  });

  it.each([
    [
      'the database does not answer',
      { storeBatch: () => Promise.reject(new OrdsUnavailableError('503')) },
      'ORDS_UNAVAILABLE',
      true,
    ],
    [
      'the database refuses us',
      { storeBatch: () => Promise.reject(new OrdsUnauthorizedError('401')) },
      'ORDS_UNAUTHORIZED',
      false,
    ],
    [
      'the rejected stream fails',
      { putRejected: () => Promise.reject(new RejectedStreamError('no')) },
      'REJECTED_STREAM_UNAVAILABLE',
      true,
    ],
  ])('throws when %s, so that the batch comes again', async (_what, changes, code, retriable) => {
    const { handler, logger } = setUp(changes);
    const outcome = handler(buildBody([buildEntry(1), { ...buildEntry(2), value: '%' }]), context);
    await expect(outcome).rejects.toMatchObject({ name: 'InvocationError', code, retriable });
    expect(logger.lines).toMatchObject([{ event: 'batch-failed', code, retriable }]);
  });

  it('lets nothing but code and text out of the function', async () => {
    const cause = Object.assign(new Error('secret-in-cause'), { headers: { authorization: 'secret' } });
    const { handler } = setUp({
      storeBatch: () => Promise.reject(new OrdsUnavailableError('no answer', cause)),
    });
    const error: unknown = await handler(buildBody([buildEntry(1)]), context).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ message: 'ORDS_UNAVAILABLE: no answer' });
    expect((error as Error).cause).toBeUndefined();
  });

  it('asks the database again about a message that it refused before, once its rejection was safe', async () => {
    let asked = 0;
    let streamAnswers = false;
    const { handler } = setUp({
      storeBatch: () => {
        asked += 1;
        return Promise.reject(new OrdsRefusedContentError('ORA-12899'));
      },
      putRejected: () => (streamAnswers ? Promise.resolve() : Promise.reject(new RejectedStreamError('no'))),
    });
    const body = buildBody([buildEntry(1)]);
    await expect(handler(body, context)).rejects.toMatchObject({ code: 'REJECTED_STREAM_UNAVAILABLE' });
    streamAnswers = true;
    expect(await handler(body, context)).toMatchObject({ rejected: 1 });
    expect(asked).toBe(1);
    expect(await handler(body, context)).toMatchObject({ rejected: 1 });
    expect(asked).toBe(2);
  });

  it('refuses a body that no connector sends', async () => {
    await expect(setUp().handler(Buffer.from('{"a":'), context)).rejects.toMatchObject({
      code: 'BATCH_UNREADABLE',
    });
  });

  it('stops in time, and what was stored stays stored', async () => {
    const clock = createManualClock();
    const stored: (number | null)[] = [];
    const { handler } = setUp({
      clock,
      storeBatch: (batch) => {
        if (batch.length > 1) return Promise.reject(new OrdsRefusedContentError('ORA-1722'));
        stored.push(...batch.map(({ offset }) => offset));
        return stored.length < 2
          ? Promise.resolve({ stored: 1, duplicates: 0 })
          : new Promise<never>(() => undefined);
      },
    });
    const deadline = new Date(clock.now() + 10_000);
    const outcome = handler(buildBody([buildEntry(1), buildEntry(2)]), { deadline, callID: null });
    const failed = expect(outcome).rejects.toMatchObject({ code: 'DEADLINE_NEAR', retriable: true });
    await clock.advance(9_000);
    await failed;
    expect(stored).toEqual([1, 2]);
  });

  it('never throws for what messages hold, and accounts for every one', async () => {
    const base64 = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    const document = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64'));
    const damaged = fc
      .tuple(fc.nat(3), fc.nat(400), fc.string({ maxLength: 3 }))
      .map(([hour, at, insert]) => {
        const entry = buildEntry(hour);
        return { ...entry, value: entry.value.slice(0, at) + insert + entry.value.slice(at) };
      });
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          key: fc.oneof(base64, fc.string(), fc.constant(null)),
          value: fc.oneof(base64, document, fc.string()),
          offset: fc.oneof(fc.integer(), fc.string()),
          partition: fc.oneof(fc.nat(), fc.string()),
        },
        { requiredKeys: ['value'] },
      ),
      damaged,
      fc.nat(5).map((hour) => buildEntry(hour)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (entries) => {
        const { handler } = setUp();
        const { stored, duplicates, rejected } = await handler(buildBody(entries), context);
        expect(stored + duplicates + rejected).toBe(entries.length);
      }),
      { numRuns: 300 },
    );
  });
});
