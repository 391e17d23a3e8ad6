import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The bundle as the build target makes it. */
export interface Bundle {
  path: string;
  bytes: number;
  /** Files of which something is in it, relative to the project. */
  inputs: string[];
}

const project = resolve(__dirname, '../..');

/** Runs the command of the project's build target, with its output elsewhere. */
export function buildBundle(): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'fn-bundle-'));
  const path = join(folder, 'function.cjs');
  const metafile = join(folder, 'meta.json');
  const { nx } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    nx: { targets: { build: { options: { command: string } } } };
  };
  const [program = '', ...parameters] = nx.targets.build.options.command
    .replace('--outfile=dist/function.cjs', `--outfile=${path} --metafile=${metafile}`)
    .split(' ');
  const { status, stderr } = spawnSync(join(project, '../../node_modules/.bin', program), parameters, {
    cwd: project,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const { outputs } = JSON.parse(readFileSync(metafile, 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input);
  return { path, bytes: readFileSync(path).length, inputs: used };
}
