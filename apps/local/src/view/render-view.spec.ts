import fc from 'fast-check';
import { plainPaint } from './paint';
import { renderView } from './render-view';
import { createViewModel, updateView, type ViewEvent, type ViewModel } from './view-model';

const after = (...events: ViewEvent[]): ViewModel =>
  events.reduce(updateView, createViewModel('weather-stream · local'));
const observation: ViewEvent = {
  kind: 'polled',
  station: 'EWR',
  observedAt: '2013-01-01T06:00:00Z',
  tempC: 3.94,
  windKph: 16.7,
  condition: 'Overcast',
};
const size = { columns: 100, rows: 24 };

describe(renderView, () => {
  it('shows a station with its temperature, wind, trend, instant and condition', () => {
    const text = renderView(after(observation), size, plainPaint).join('\n');
    expect(text).toMatch(/EWR +3\.9 °C +17 km\/h +▄ +2013-01-01 06:00 +Overcast/);
  });

  it('says that a measurement is not known instead of inventing one', () => {
    const { tempC: _tempC, ...withoutTemperature } = observation;
    expect(renderView(after(withoutTemperature), size, plainPaint).join('\n')).toMatch(/EWR +– +17 km\/h/);
  });

  it('shows the newest log lines that fit above the foot', () => {
    const line = (text: string): ViewEvent => ({
      kind: 'log',
      line: { time: '2026-01-01T10:20:30Z', source: 'connector', text, level: 'info' },
    });
    const lines = renderView(
      after(...Array.from({ length: 50 }, (_, index) => line(`move ${index}`))),
      size,
      plainPaint,
    );
    expect(lines).toContain('  10:20:30  connector  move 49');
    expect(lines).not.toContain('  10:20:30  connector  move 0');
    expect(lines.at(-1)).toContain('Ctrl-C drains and stops');
  });

  it('shows what a person should know above what happens right now', () => {
    const lines = renderView(after({ kind: 'note', text: 'the record ends here' }), size, plainPaint);
    expect(lines).toHaveLength(size.rows);
    expect(lines.at(-2)).toBe(' the record ends here');
  });

  it('shows polls that failed as soon as there are any', () => {
    const shown = (model: ViewModel) => renderView(model, size, plainPaint).join('\n');
    expect(shown(after())).not.toContain('poll failures');
    expect(shown(after({ kind: 'poll-failed' }))).toContain('poll failures 1');
  });

  it('never needs more room than it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 5, max: 80 }),
        fc.string({ maxLength: 300 }),
        (columns, rows, text) => {
          const line = {
            time: '2026-01-01T10:20:30Z',
            source: 'producer',
            text: text.replaceAll(/[\r\n]/g, ' '),
            level: 'warn' as const,
          };
          const lines = renderView(after(observation, { kind: 'log', line }), { columns, rows }, plainPaint);
          expect(lines.length).toBeLessThanOrEqual(rows);

          for (const rendered of lines) expect(rendered.length).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});
