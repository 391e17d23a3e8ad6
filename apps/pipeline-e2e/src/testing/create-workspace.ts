import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually';
import { localBundle } from './installation';
import { parseEnvFile } from './parse-env-file';
import { canSeeProcesses, processesOf, type Role } from './processes-of';
import { startProcess, type ProcessEnd, type RunningProcess } from './start-process';

/** Variables for the run, beside those of the workspace. */
export type Settings = Readonly<Record<string, string>>;

/** `local:up` that is ready. */
export interface RunningUp {
  process: RunningProcess;
  /** What it has written for others. */
  settings: Record<string, string>;
  /** Stops it as Ctrl-C does. */
  stop: () => Promise<ProcessEnd>;
}

/** A place for runs of the pipeline that have the same local state. */
export interface Workspace {
  /** Folder of everything, and mark of every process that belongs here. */
  folder: string;
  stateFolder: string;
  /** The environment of its runs. */
  env: Settings;
  /** Begins a run: `['start', '--once']`, `['up']`, `['reset']`. */
  start: (args: readonly string[], more?: Settings) => RunningProcess;
  /** A run from its beginning to its end. */
  run: (args: readonly string[], more?: Settings) => Promise<ProcessEnd>;
  /** `local:up`, when it says that it is ready. */
  up: (more?: Settings) => Promise<RunningUp>;
  /** Process ids of the living with this role. */
  pids: (role: Role) => number[];
  /** Resolves when nothing that was started here lives any more. */
  isDeserted: () => Promise<void>;
  /** Ends what still runs and removes the folder. */
  dispose: () => Promise<void>;
}

/** Waits of the cloud's services pass so many times faster: 60 s of a connector become 0.1 s. */
const timeScale = '600';

async function killAll(folder: string): Promise<void> {
  if (!canSeeProcesses) return;
  for (const { pid } of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  await isDeserted(folder);
}

const isDeserted = (folder: string): Promise<void> =>
  eventually(() => {
    const left = processesOf(folder);
    if (left.length > 0) throw new Error(`These still run: ${JSON.stringify(left)}`);
  });

async function waitUntilUp(process: RunningProcess, envFile: string): Promise<RunningUp> {
  await process.said(/^up at /m);
  return {
    process,
    settings: parseEnvFile(readFileSync(envFile, 'utf8')),
    stop: () => {
      process.signal('SIGINT');
      return process.ended;
    },
  };
}

/** Writes a state folder in which everything of the record up to an instant counts as published. */
export function writeCheckpoint({ stateFolder }: Pick<Workspace, 'stateFolder'>, instant: string): void {
  mkdirSync(stateFolder, { recursive: true });
  const stations = { EWR: instant, JFK: instant, LGA: instant };
  writeFileSync(join(stateFolder, 'version'), '1\n');
  writeFileSync(join(stateFolder, 'checkpoint-recorded.json'), JSON.stringify({ version: 1, stations }));
}

/** Makes a workspace. Port 0: each of its runs takes a free one, unless a test says otherwise. */
export function createWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  const stateFolder = join(folder, 'state');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const env: Settings = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TMPDIR: temporary,
    LOCAL_STATE_FOLDER: stateFolder,
    LOCAL_CLOUD_PORT: '0',
    LOCAL_TIME_SCALE: timeScale,
  };
  const start = (args: readonly string[], more: Settings = {}) =>
    startProcess({
      command: process.execPath,
      args: [localBundle(), ...args],
      env: { ...env, ...more },
      cwd: folder,
    });
  return {
    folder,
    stateFolder,
    env,
    start,
    run: (args, more) => start(args, more).ended,
    up: (more) => waitUntilUp(start(['up'], more), join(stateFolder, 'env')),
    pids: (wanted) => processesOf(folder).flatMap(({ pid, role }) => (role === wanted ? [pid] : [])),
    isDeserted: () => isDeserted(folder),
    dispose: async () => {
      await killAll(folder);
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
