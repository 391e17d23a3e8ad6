import type { Clock } from '@weather-stream/service-kit';
import { colourPaint, plainPaint } from './paint';
import { renderView, type ViewSize } from './render-view';
import { createTerminalScreen, type TerminalStream } from './terminal-screen';
import { createViewModel, updateView, type ViewEvent, type ViewModel } from './view-model';

/** What shows a run to a person. */
export interface View {
  show: (events: readonly ViewEvent[]) => void;
  /** Draws a last time and gives the terminal back. */
  close: () => void;
}

/** Settings of {@link openView}. */
export interface ViewOptions {
  title: string;
  stream: TerminalStream & { isTTY?: boolean };
  /** The room there is at this moment. @default what the stream says */
  size?: () => ViewSize | undefined;
  env: NodeJS.ProcessEnv;
  clock: Clock;
}

const redrawMs = 200;
const summaryMs = 2000;

/** Runs `act` every so often until stopped. */
function repeat(clock: Clock, everyMs: number, act: () => void): () => void {
  const stop = new AbortController();
  const loop = async () => {
    for (;;) {
      await clock.sleep(everyMs, stop.signal);
      act();
    }
  };
  loop().catch(() => undefined);
  return () => stop.abort(new Error('view closed'));
}

const summaryOf = ({ counts }: ViewModel) =>
  `polled ${counts.polled} · put ${counts.put} · lag ${counts.lag} · stored ${counts.stored} · ` +
  `duplicates ${counts.duplicates} · rejected ${counts.rejected}` +
  (counts.pollFailures > 0 ? ` · poll failures ${counts.pollFailures}` : '');

/** A page that is redrawn in place. */
function openLiveView({ title, stream, size, env, clock }: ViewOptions): View {
  const screen = createTerminalScreen(stream);
  const paint = env.NO_COLOR === undefined ? colourPaint : plainPaint;
  let model = createViewModel(title);
  const draw = () => screen.draw(renderView(model, size?.() ?? screen.size(), paint));
  const stopDrawing = repeat(clock, redrawMs, draw);
  draw();
  return {
    show: (events) => (model = events.reduce(updateView, model)),
    close: () => {
      stopDrawing();
      screen.close();
      for (const line of [...model.notes, summaryOf(model)]) stream.write(`${line}\n`);
    },
  };
}

/** Plain lines for pipes and logs: phases, warnings (the same one again is not said again), and now and then the counts. */
function openPlainView({ title, stream, clock }: ViewOptions): View {
  let model = createViewModel(title);
  let lastSummary = summaryOf(model);
  let lastWarning = '';
  const write = (line: string) => stream.write(`${line}\n`);
  const summarise = () => {
    const summary = summaryOf(model);
    if (summary !== lastSummary) write(summary);
    lastSummary = summary;
  };
  const stopSummaries = repeat(clock, summaryMs, summarise);
  return {
    show: (events) => {
      for (const event of events) {
        if (event.kind === 'phase' && event.phase !== model.phase) write(event.phase);
        if (event.kind === 'note' && !model.notes.includes(event.text)) write(event.text);
        if (event.kind === 'log' && event.line.level !== 'info') {
          const warning = `${event.line.source}: ${event.line.text}`;
          if (warning !== lastWarning) write(warning);
          lastWarning = warning;
        }
        model = updateView(model, event);
      }
    },
    close: () => {
      stopSummaries();
      summarise();
    },
  };
}

/** Opens the view that suits the output: a live page in a terminal, plain lines anywhere else. */
export const openView = (options: ViewOptions): View =>
  options.stream.isTTY === true ? openLiveView(options) : openPlainView(options);
