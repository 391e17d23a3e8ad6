import { EventEmitter } from 'node:events';
import { stopSignal } from './stop-signal';

describe(stopSignal, () => {
  it('is aborted by SIGTERM and says so', () => {
    const source = new EventEmitter();
    const { signal } = stopSignal(source);
    source.emit('SIGTERM', 'SIGTERM');
    expect(signal.aborted).toBe(true);
    expect((signal.reason as Error).message).toBe('stopped by SIGTERM');
  });

  it('hears nothing more once released', () => {
    const source = new EventEmitter();
    const { signal, release } = stopSignal(source);
    release();
    source.emit('SIGINT', 'SIGINT');
    expect(signal.aborted).toBe(false);
  });
});
