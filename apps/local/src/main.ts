import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { mergeDotenv, selectTarget } from '@weather-stream/runtime-config';
import { readFileIfThere, stopSignal, toErrorFields } from '@weather-stream/service-kit';
import { findArtefacts } from './artefacts';
import { publishToOci } from './commands/publish-to-oci';
import { producerArguments, type RunMode } from './commands/run-mode';
import { start } from './commands/start';
import { up } from './commands/up';
import { UsageError } from './errors';
import { loadConfig } from './load-config';
import { forgetState } from './state/open-state';

const root = join(__dirname, '../../..');

async function loadEnvironment(): Promise<NodeJS.ProcessEnv> {
  return mergeDotenv((await readFileIfThere(join(root, '.env'))) ?? '', process.env);
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1 to 999999999.');
  return Number(text);
}

interface StartFlags {
  once?: true;
  count?: number;
  json?: true;
}

function toMode({ once, count }: StartFlags): RunMode {
  if (once === true && count !== undefined)
    throw new UsageError('--once and --count exclude each other; give one of them.');
  if (count !== undefined) return { kind: 'count', count };
  return once === true ? { kind: 'once' } : { kind: 'continuous' };
}

const noAccountOfOci =
  '--json tells where every observation ended, and of a stream in Oracle Cloud (STREAM_ID, STREAM_POOL_ID) only what it acknowledged is known. Leave --json out: the log line with the event "finished" counts that. Or unset the stream to run on this machine.';

async function runStart(flags: StartFlags): Promise<number> {
  const mode = toMode(flags);
  const env = await loadEnvironment();
  const artefacts = await findArtefacts(root);
  if (selectTarget(env).kind === 'oci') {
    if (flags.json === true) throw new UsageError(noAccountOfOci);
    return publishToOci({ script: artefacts.producer, args: producerArguments(mode), env });
  }
  const json = flags.json === true;
  if (json && mode.kind === 'continuous')
    throw new UsageError('--json tells the account of a run with an end; add --once or --count N.');
  const config = loadConfig(root, env);
  process.stdout.write(`target: the local cloud (state in ${config.stateFolder})\n`);
  const { signal } = stopSignal();
  return start({
    mode,
    json,
    config,
    artefacts,
    env,
    signal,
    stdout: process.stdout,
    stderr: process.stderr,
  });
}

async function runUp(): Promise<number> {
  const config = loadConfig(root, await loadEnvironment());
  return up({
    config,
    artefacts: await findArtefacts(root),
    signal: stopSignal().signal,
    stdout: process.stdout,
  });
}

async function runReset(): Promise<number> {
  const { stateFolder } = loadConfig(root, await loadEnvironment());
  await forgetState(stateFolder);
  process.stdout.write(`forgot ${stateFolder}\n`);
  return 0;
}

const exitWith = (run: (flags: StartFlags) => Promise<number>) => async (flags: StartFlags) => {
  process.exitCode = await run(flags);
};

const program = new Command('local')
  .description('The weather pipeline on this machine: no account, no Docker, no network.')
  .exitOverride();
program
  .command('start')
  .description('publish: into the local cloud, or to the stream that STREAM_ID names')
  .option('--once', 'one poll of every station, then the query of the article')
  .option('--count <n>', 'publish the next n recorded observations', parseCount)
  .option('--json', 'print the account of the run as JSON')
  .action(exitWith(runStart));
program.command('up').description('the local cloud and the stack alone').action(exitWith(runUp));
program.command('reset').description('forget all local state').action(exitWith(runReset));

/** Exit codes: 0 done, 2 usage or settings, 1 everything else. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { exitCode, code } = error as { exitCode?: unknown; code?: unknown };
  if (typeof exitCode === 'number') return exitCode;
  return code === 'CONFIG_INVALID' ? 2 : 1;
}

program.parseAsync().then(
  () => process.exit(),
  (error: unknown) => {
    if (!(error instanceof CommanderError)) process.stderr.write(`${toErrorFields(error).error}\n`);
    process.exit(exitCodeOf(error));
  },
);
