import { findOuterTerminal, outerTerminalSize, type ProcessView } from './outer-terminal-size';

const among = (processes: Record<number, ProcessView>) => (pid: number) => processes[pid];

describe(findOuterTerminal, () => {
  it('finds the terminal of the task runner that has given this process one of its own', () => {
    const find = among({
      40: { parent: 30, terminal: 'pts/9' },
      30: { parent: 20, terminal: 'pts/2' },
      20: { parent: 1, terminal: 'pts/2' },
    });
    expect(findOuterTerminal(40, find)).toBe('pts/2');
  });

  it.each<[string, Record<number, ProcessView>]>([
    [
      'whose ancestors have the same',
      { 40: { parent: 1, terminal: 'pts/2' }, 1: { parent: 0, terminal: '?' } },
    ],
    ['that has none', { 40: { parent: 30, terminal: '?' }, 30: { parent: 1, terminal: 'pts/2' } }],
    ['of which the system tells nothing', {}],
  ])('finds none for a process %s', (_what, processes) => {
    expect(findOuterTerminal(40, among(processes))).toBeUndefined();
  });

  it('does not walk in circles', () => {
    expect(findOuterTerminal(1, () => ({ parent: 1, terminal: 'pts/2' }))).toBeUndefined();
  });
});

describe(outerTerminalSize, () => {
  it('leaves a process alone that Nx has not started', () => {
    expect(outerTerminalSize({})).toBeUndefined();
  });
});
