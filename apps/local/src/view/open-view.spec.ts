import { createManualClock } from '@weather-stream/service-kit';
import { openView } from './open-view';
import type { ViewSize } from './render-view';
import type { ViewEvent } from './view-model';

function open(isTTY: boolean, size?: () => ViewSize) {
  const written: string[] = [];
  const clock = createManualClock();
  const stream = { isTTY, columns: 80, rows: 20, write: (text: string) => written.push(text) };
  return {
    clock,
    written,
    view: openView({ title: 'weather-stream', stream, env: { NO_COLOR: '1' }, clock, ...(size && { size }) }),
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

  it('says the same warning, and the same note, once', () => {
    const { view, written } = open(false);
    const note: ViewEvent = { kind: 'note', text: 'the record ends' };
    view.show([log('warn', 'late'), log('info', 'chatter'), log('warn', 'late'), note, note]);
    view.show([log('warn', 'later'), log('warn', 'late')]);
    expect(written).toEqual([
      'producer: late\n',
      'the record ends\n',
      'producer: later\n',
      'producer: late\n',
    ]);
  });

  it('leaves its notes and the polls that failed behind when the terminal is given back', () => {
    const { view, written } = open(true);
    view.show([{ kind: 'note', text: 'the record ends' }, { kind: 'poll-failed' }]);
    view.close();
    expect(written.at(-2)).toBe('the record ends\n');
    expect(written.at(-1)).toMatch(/rejected 0 · poll failures 1\n$/);
  });

  it('follows the room there is', async () => {
    const room = { columns: 40, rows: 12 };
    const { view, written, clock } = open(true, () => room);
    const widthOf = (page = '') => page.split('\r\n')[1]?.replace(/[^─]/g, '').length;
    expect(widthOf(written.at(-1))).toBe(40);
    room.columns = 100;
    await clock.advance(200);
    expect(widthOf(written.at(-1))).toBe(100);
    view.close();
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
