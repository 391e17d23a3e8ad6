import { EventEmitter } from 'node:events';
import { parentGoneSignal } from './parent-gone-signal';

describe(parentGoneSignal, () => {
  it('is aborted when the channel to the parent closes', () => {
    const end = Object.assign(new EventEmitter(), { connected: true });
    const signal = parentGoneSignal(end);
    expect(signal.aborted).toBe(false);
    end.emit('disconnect');
    expect((signal.reason as Error).message).toContain('parent');
  });

  it('stays quiet in a process that was started without one', () => {
    const end = new EventEmitter();
    const signal = parentGoneSignal(end);
    end.emit('disconnect');
    expect(signal.aborted).toBe(false);
  });
});
