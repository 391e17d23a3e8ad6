import type { Paint } from './paint';
import { sparkline } from './sparkline';
import { styledLine, type Segment } from './styled-line';
import { trendLength, type LogLine, type StationView, type ViewCounts, type ViewModel } from './view-model';

/** The room that a view has, in characters. */
export interface ViewSize {
  columns: number;
  rows: number;
}

type Line = readonly Segment[];

const measure = (value: number | undefined, digits: number, unit: string, width: number) =>
  (value === undefined ? '–' : `${value.toFixed(digits)} ${unit}`).padStart(width);

const stationHead: Line = [
  [
    `  station temperature     wind  ${'last 24 observations'.padStart(trendLength)}  observed (UTC)    condition`,
    'dim',
  ],
];

const stationLine = (station: StationView): Line => [
  [`  ${station.id.padEnd(8)}`, 'bold'],
  [measure(station.tempC, 1, '°C', 10)],
  [measure(station.windKph, 0, 'km/h', 10)],
  [`  ${sparkline(station.trend).padStart(trendLength)}  `, 'cyan'],
  [`${station.observedAt.slice(0, 16).replace('T', ' ')}  ${station.condition ?? ''}`, 'dim'],
];

function stepLines(counts: ViewCounts): Line[] {
  const steps = [
    ['polled', counts.polled],
    ['put', counts.put],
    ['connector lag', counts.lag],
    ['stored', counts.stored],
  ] as const;
  const width = ([name, count]: (typeof steps)[number]) => Math.max(name.length, String(count).length);
  const names = steps.map((step) => step[0].padStart(width(step))).join('     ');
  const numbers = steps.map((step) => String(step[1]).padStart(width(step))).join(' ──▶ ');
  return [
    [[`  ${names}`, 'dim']],
    [
      [`  ${numbers}`, 'bold'],
      [`    duplicates ${counts.duplicates}`, 'dim'],
      [`   rejected ${counts.rejected}`, counts.rejected > 0 ? 'yellow' : 'dim'],
      ...pollFailures(counts),
    ],
  ];
}

const pollFailures = ({ pollFailures: failed }: ViewCounts): Line =>
  failed === 0 ? [] : [[`   poll failures ${failed}`, 'yellow']];

const logStyles = { info: 'dim', warn: 'yellow', error: 'red' } as const;

const logLine = ({ time, source, text, level }: LogLine): Line => [
  [`  ${time.slice(11, 19)}  ${source.padEnd(9)}  ${text}`, logStyles[level]],
];

/**
 * The view as lines that fit the room: title, stations, counts at each step of the pipeline, and as many of the newest
 * log lines as are left room for.
 */
export function renderView(model: ViewModel, { columns, rows }: ViewSize, paint: Paint): string[] {
  const rule: Line = [['─'.repeat(columns), 'dim']];
  const stations = Object.values(model.stations)
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(stationLine);
  const waiting: Line = [['  waiting for the first observation', 'dim']];
  const head: Line[] = [
    [[` ${model.title}`, 'bold']],
    rule,
    ...(stations.length > 0 ? [stationHead, ...stations] : [waiting]),
    rule,
    ...stepLines(model.counts),
    rule,
  ];
  const foot: Line[] = [
    rule,
    ...model.notes.map((note): Line => [[` ${note}`, 'yellow']]),
    [
      [` ${model.phase}`, 'green'],
      ['   Ctrl-C drains and stops', 'dim'],
    ],
  ];
  const room = Math.max(0, rows - head.length - foot.length);
  const log = room === 0 ? [] : model.log.slice(-room).map(logLine);
  const gap = Array.from({ length: room - log.length }, (): Line => []);
  return [...head, ...log, ...gap, ...foot]
    .slice(0, rows)
    .map((segments) => styledLine(segments, columns, paint));
}
