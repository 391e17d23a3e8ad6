/** How many observations of a station its trend shows. */
export const trendLength = 24;

/** How many log lines the view keeps. */
export const logLength = 200;

/** What the view knows of one station. */
export interface StationView {
  id: string;
  /** ISO 8601, UTC: the instant of the newest observation. */
  observedAt: string;
  tempC?: number;
  windKph?: number;
  condition?: string;
  /** Temperatures of the newest observations, oldest first; at most {@link trendLength}. */
  trend: readonly (number | undefined)[];
}

/** One line of the log that the view shows. */
export interface LogLine {
  /** ISO 8601, UTC. */
  time: string;
  source: string;
  text: string;
  level: 'info' | 'warn' | 'error';
}

/** Counts at each step of the pipeline, since this run began. */
export interface ViewCounts {
  polled: number;
  put: number;
  /** Messages on the stream that the connector has not moved yet. */
  lag: number;
  stored: number;
  duplicates: number;
  rejected: number;
  /** Polls that the weather source did not answer with an observation. */
  pollFailures: number;
}

/** All that the view shows. */
export interface ViewModel {
  title: string;
  stations: Readonly<Record<string, StationView>>;
  counts: ViewCounts;
  log: readonly LogLine[];
  /** What happens right now: starting, running, draining. */
  phase: string;
  /** What a person should know also when the run is over, each once. */
  notes: readonly string[];
}

/** What can happen to the view. */
export type ViewEvent =
  | { kind: 'phase'; phase: string }
  | {
      kind: 'polled';
      station: string;
      observedAt: string;
      tempC?: number | undefined;
      windKph?: number | undefined;
      condition?: string | undefined;
    }
  | { kind: 'put'; messages: number }
  | { kind: 'moved'; stored: number; duplicates: number; rejected: number }
  | { kind: 'rejected'; messages: number }
  | { kind: 'lag'; messages: number }
  | { kind: 'poll-failed' }
  | { kind: 'note'; text: string }
  | { kind: 'log'; line: LogLine };

/** The view before anything has happened. */
export const createViewModel = (title: string): ViewModel => ({
  title,
  stations: {},
  counts: { polled: 0, put: 0, lag: 0, stored: 0, duplicates: 0, rejected: 0, pollFailures: 0 },
  log: [],
  phase: 'starting',
  notes: [],
});

function observe(model: ViewModel, event: Extract<ViewEvent, { kind: 'polled' }>): ViewModel {
  const { kind: _kind, station, tempC, windKph, condition, observedAt } = event;
  const trend = [...(model.stations[station]?.trend ?? []), tempC].slice(-trendLength);
  const view: StationView = {
    id: station,
    observedAt,
    trend,
    ...(tempC !== undefined && { tempC }),
    ...(windKph !== undefined && { windKph }),
    ...(condition !== undefined && { condition }),
  };
  return {
    ...model,
    stations: { ...model.stations, [station]: view },
    counts: { ...model.counts, polled: model.counts.polled + 1 },
  };
}

/** The view after an event. */
export function updateView(model: ViewModel, event: ViewEvent): ViewModel {
  const { counts } = model;
  switch (event.kind) {
    case 'phase':
      return { ...model, phase: event.phase };
    case 'polled':
      return observe(model, event);
    case 'put':
      return { ...model, counts: { ...counts, put: counts.put + event.messages } };
    case 'rejected':
      return { ...model, counts: { ...counts, rejected: counts.rejected + event.messages } };
    case 'lag':
      return { ...model, counts: { ...counts, lag: event.messages } };
    case 'moved':
      return {
        ...model,
        counts: {
          ...counts,
          stored: counts.stored + event.stored,
          duplicates: counts.duplicates + event.duplicates,
          rejected: counts.rejected + event.rejected,
        },
      };
    case 'poll-failed':
      return { ...model, counts: { ...counts, pollFailures: counts.pollFailures + 1 } };
    case 'note':
      return model.notes.includes(event.text) ? model : { ...model, notes: [...model.notes, event.text] };
    case 'log':
      return { ...model, log: [...model.log, event.line].slice(-logLength) };
  }
}
