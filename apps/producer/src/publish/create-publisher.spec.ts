import { OciConnectionError } from '@weather-stream/oci-transport';
import { createPublisher } from './create-publisher';
import { aMessage, answered, aPublisher, takesAll } from './testing/a-publisher';

describe(createPublisher, () => {
  it('gathers messages of several keys for one put', async () => {
    const put = jest.fn(takesAll);
    const { publisher, clock } = aPublisher(put);
    for (const key of ['a', 'b', 'c']) await publisher.publish(aMessage(key));
    await clock.advance(19);
    expect(put).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(put).toHaveBeenCalledTimes(1);
    expect(put.mock.calls[0]?.[0]).toHaveLength(3);
  });

  it('says where a message was stored', async () => {
    const { publisher, clock } = aPublisher(takesAll);
    const { outcome } = await publisher.publish(aMessage('a'));
    await clock.advance(20);
    expect(await outcome).toEqual({ kind: 'stored', partition: '0', offset: 0 });
  });

  it('waits as long as the stream asks, and then sends the failed entries alone', async () => {
    const puts: { at: number; count: number }[] = [];
    const { publisher, clock } = aPublisher((messages) => {
      puts.push({ at: clock.now(), count: messages.length });
      const entries = messages.map((_message, index) =>
        puts.length === 1 && index < 2
          ? { error: '429', errorMessage: 'next request can be made in 500 ms' }
          : { offset: 1 },
      );
      return Promise.resolve({ entries });
    });
    for (const key of ['a', 'b', 'c', 'd']) await publisher.publish(aMessage(key));
    await clock.advance(1000);
    // 500 asked for, and half of the first back-off of 100.
    expect(puts).toEqual([
      { at: 0, count: 4 },
      { at: 550, count: 2 },
    ]);
  });

  it('holds publish back while too much is pending', async () => {
    const release: (() => void)[] = [];
    const { publisher, clock } = aPublisher(
      (messages) =>
        new Promise((resolve) => release.push(() => resolve({ entries: messages.map(() => ({})) }))),
      { maxPendingBytes: 32, maxInFlight: 1 },
    );
    let accepted = 0;
    const all = Array.from({ length: 10 }, (_each, index) =>
      publisher.publish(aMessage(`k${index}`, '123')).then(() => (accepted += 1)),
    );
    await clock.advance(100);
    expect(accepted).toBe(4);
    release.shift()?.();
    await clock.advance(100);
    expect(accepted).toBe(8);
    release.shift()?.();
    await clock.advance(100);
    await Promise.all(all);
  });

  it('says a lasting failure once, in whichever ways it shows, and its end once', async () => {
    let isAway = true;
    let puts = 0;
    const { publisher, clock, lines } = aPublisher((messages) => {
      puts += 1;
      const code = puts % 2 === 0 ? 'OCI_UNREACHABLE' : 'OCI_HOST_UNKNOWN';
      return isAway ? Promise.reject(new OciConnectionError('nobody there', { code })) : takesAll(messages);
    });
    const { outcome } = await publisher.publish(aMessage('a'));
    await clock.advance(60_000);
    isAway = false;
    await clock.advance(60_000);
    expect((await outcome).kind).toBe('stored');
    const said = lines.filter(({ level }) => level !== 'debug').map(({ event }) => event);
    expect(said).toEqual(['put-failed', 'put', 'put-recovered']);
  });

  it('finds the one message that the stream refuses, and stores its neighbours', async () => {
    const bad = aMessage('c', 'bad');
    const { publisher, clock } = aPublisher((messages) =>
      messages.some(({ value }) => value === bad.value) ? Promise.reject(answered(400)) : takesAll(messages),
    );
    const deliveries = [];
    for (const message of [aMessage('a'), aMessage('b'), bad, aMessage('d')]) {
      deliveries.push(await publisher.publish(message));
    }
    await clock.advance(1000);
    const outcomes = await Promise.all(deliveries.map(({ outcome }) => outcome));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'refused', 'stored']);
  });

  it('fails at once where it must not wait for somebody to change something', async () => {
    const { publisher, clock, lines } = aPublisher(() => Promise.reject(answered(404)), {
      patience: { transientMs: 60_000, unreachableMs: 15_000, stuckMs: 0 },
    });
    const { outcome } = await publisher.publish(aMessage('a'));
    await clock.advance(100);
    expect(await outcome).toMatchObject({ kind: 'gave-up', error: { status: 404 } });
    expect(lines).toMatchObject([{ event: 'put-failed', level: 'error', code: 'S404' }]);
  });

  it.each([
    ['OCI_UNREACHABLE', 15_000],
    ['OCI_HOST_UNKNOWN', 15_000],
    ['OCI_TIMEOUT', 60_000],
  ] as const)('gives up on %s after at most %i ms and a pause', async (code, patienceMs) => {
    const error = new OciConnectionError('away', { code });
    const { publisher, clock } = aPublisher(() => Promise.reject(error), {
      patience: { transientMs: 60_000, unreachableMs: 15_000, stuckMs: 0 },
    });
    const { outcome } = await publisher.publish(aMessage('a'));
    let end: unknown;
    void outcome.then((ended) => (end = ended));
    await clock.advance(patienceMs / 2);
    expect(end).toBeUndefined();
    await clock.advance(patienceMs / 2 + 10_000);
    expect(end).toEqual({ kind: 'gave-up', error });
  });

  it('refuses a message that no request can hold', async () => {
    const { publisher } = aPublisher(takesAll);
    const { outcome } = await publisher.publish(aMessage('a', 'x'.repeat(100)));
    expect(await outcome).toMatchObject({ kind: 'refused', error: { code: 'MESSAGE_TOO_LARGE' } });
  });

  describe('drain', () => {
    it('sends what lingers, at once', async () => {
      const { publisher } = aPublisher(takesAll, { lingerMs: 60_000 });
      const { outcome } = await publisher.publish(aMessage('a'));
      expect(await publisher.drain(1000)).toEqual({ unsent: 0 });
      expect((await outcome).kind).toBe('stored');
    });

    it('counts at its deadline what is not acknowledged, and what was not even taken', async () => {
      const { publisher, clock } = aPublisher(() => new Promise(() => undefined), { maxPendingBytes: 8 });
      const first = await publisher.publish(aMessage('a', '123'));
      const second = publisher.publish(aMessage('b', '123'));
      const drained = publisher.drain(1000);
      await clock.advance(1000);
      expect(await drained).toEqual({ unsent: 2 });
      expect(await first.outcome).toEqual({ kind: 'unsent' });
      expect(await (await second).outcome).toEqual({ kind: 'unsent' });
    });

    it('takes nothing more afterwards', async () => {
      const { publisher } = aPublisher(takesAll);
      await publisher.drain(0);
      expect(await (await publisher.publish(aMessage('a'))).outcome).toEqual({ kind: 'unsent' });
    });
  });
});
