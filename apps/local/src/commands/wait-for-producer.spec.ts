import { ProcessEndedError } from '../errors';
import type { Child, ProcessEnd } from '../processes/start-child';
import { stopped, waitForProducer } from './wait-for-producer';

/** A process that ends when the test says so, or when it gets a signal. */
function fakeChild(name: string) {
  let end: (how: ProcessEnd) => void = () => undefined;
  const signals: NodeJS.Signals[] = [];
  const child: Child = {
    name,
    pid: 1,
    ended: new Promise((resolve) => (end = resolve)),
    firstMessage: new Promise(() => undefined),
    signal: (signal) => {
      signals.push(signal);
      end({ code: 0, signal: null });
    },
    toError: () => new ProcessEndedError(name, 'SIGKILL', []),
  };
  return { child, signals, end };
}

function build() {
  const [producer, cloud] = [fakeChild('producer'), fakeChild('local cloud')];
  const stop = new AbortController();
  const onDrain = jest.fn();
  const pipeline = { cloud: { url: 'http://127.0.0.1:1', process: cloud.child } };
  const wait = () => waitForProducer(producer.child, { pipeline, signal: stop.signal, onDrain });
  return { producer, cloud, stop, onDrain, wait };
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
    const { producer, cloud, wait } = build();
    cloud.end({ code: null, signal: 'SIGKILL' });
    await expect(wait()).rejects.toThrow(/The local cloud has ended \(SIGKILL\)/);
    expect(producer.signals).toEqual(['SIGTERM']);
  });

  it('passes on that the settings are at fault', async () => {
    const { producer, wait } = build();
    producer.end({ code: 2, signal: null });
    await expect(wait()).rejects.toMatchObject({ code: 'PRODUCER_REFUSED', exitCode: 2 });
  });
});
