import { ProcessEndedError } from '../errors';
import type { Child, ProcessEnd } from '../processes/start-child';
import { stopped, waitForProducer } from './wait-for-producer';

/** A producer that ends when the test says so, or when it gets a signal. */
function fakeProducer() {
  let end: (how: ProcessEnd) => void = () => undefined;
  const signals: NodeJS.Signals[] = [];
  const child: Child = {
    name: 'producer',
    pid: 1,
    ended: new Promise((resolve) => (end = resolve)),
    firstMessage: new Promise(() => undefined),
    signal: (signal) => {
      signals.push(signal);
      end({ code: 0, signal: null });
    },
    disconnect: () => undefined,
    toError: () => new ProcessEndedError('producer', 'SIGKILL', []),
  };
  return { child, signals, end };
}

function build() {
  const producer = fakeProducer();
  const stop = new AbortController();
  const onDrain = jest.fn();
  let loseCloud: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => (loseCloud = reject));
  const wait = () => waitForProducer(producer.child, { cloud: { lost }, signal: stop.signal, onDrain });
  return { producer, stop, onDrain, wait, loseCloud };
}

describe(waitForProducer, () => {
  it('says how the producer ended by itself', async () => {
    const { producer, wait } = build();
    producer.end({ code: 0, signal: null });
    expect(await wait()).toEqual({ code: 0, signal: null });
  });

  it('drains the producer when the person asks to stop', async () => {
    const { producer, stop, onDrain, wait } = build();
    const waiting = wait();
    stop.abort(new Error('stopped by SIGINT'));
    expect(await waiting).toBe(stopped);
    expect(producer.signals).toEqual(['SIGTERM']);
    expect(onDrain).toHaveBeenCalled();
  });

  it('ends the producer when the local cloud is gone, and says that it is', async () => {
    const { producer, loseCloud, wait } = build();
    loseCloud(new ProcessEndedError('local cloud', 'SIGKILL', []));
    await expect(wait()).rejects.toThrow(/The local cloud has ended \(SIGKILL\)/);
    expect(producer.signals).toEqual(['SIGTERM']);
  });
});
