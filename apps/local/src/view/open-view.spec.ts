import { createManualClock } from '@weather-stream/service-kit';
import { openView } from './open-view';
import type { ViewEvent } from './view-model';

function open(isTTY: boolean) {
  const written: string[] = [];
  const clock = createManualClock();
  const stream = { isTTY, columns: 80, rows: 20, write: (text: string) => written.push(text) };
  return {
    clock,
    written,
    view: openView({ title: 'weather-stream', stream, env: { NO_COLOR: '1' }, clock }),
  };
}
const log = (level: 'info' | 'warn', text: string): ViewEvent => ({
  kind: 'log',
  line: { time: '', source: 'producer', text, level },
});

describe(openView, () => {
  it('prints phases and warnings as plain lines when the output is no terminal', () => {
    const { view, written } = open(false);
    view.show([{ kind: 'phase', phase: 'running' }, log('info', 'chatter'), log('warn', 'late')]);
    expect(written).toEqual(['running\n', 'producer: late\n']);
  });

  it('prints the counts now and then, and only when they have changed', async () => {
    const { view, written, clock } = open(false);
    view.show([{ kind: 'put', messages: 3 }]);
    await clock.advance(10_000);
    view.close();
    expect(written).toEqual(['polled 0 · put 3 · lag 0 · stored 0 · duplicates 0 · rejected 0\n']);
  });

  it('redraws one page in a terminal and gives the terminal back', async () => {
    const { view, written, clock } = open(true);
    view.show([{ kind: 'phase', phase: 'running' }]);
    await clock.advance(200);
    view.close();
    expect(written[0]).toContain('\u001b[?1049h');
    expect(written.join('')).toContain('running');
    expect(written.at(-2)).toContain('\u001b[?1049l');
    expect(written.at(-1)).toMatch(/^polled 0 · put 0/);
  });
});
