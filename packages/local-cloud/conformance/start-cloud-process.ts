import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { LocalCloud, LocalCloudOptions } from '../src';

const packageFolder = join(__dirname, '..');

/** A program that runs a local cloud until it is killed, or whoever has started it is gone. */
const program = `
  import { createLineLogger } from '@weather-stream/service-kit';
  import { startLocalCloud } from './src';
  process.stdin.on('end', () => process.exit()).resume();
  const logger = createLineLogger({ name: 'local-cloud', level: 'error' });
  const { url } = await startLocalCloud({ ...JSON.parse(process.argv[2]), logger });
  process.stdout.write(JSON.stringify({ url }) + '\\n');`;

let bundlePath: string | undefined;

/** Builds the program in one step for others who do the same. */
function buildProgram(): string {
  const path = join(packageFolder, 'dist', 'conformance', 'cloud.mjs');
  const outfile = `${path}.${process.pid}.mjs`;
  buildSync({
    stdin: { contents: program, resolveDir: packageFolder, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
    external: ['@duckdb/node-api'],
    loader: { '.sql': 'text' },
    logLevel: 'error',
  });
  renameSync(outfile, path);
  return path;
}

/** Starts a local cloud in a process of its own; closing it is `kill -9`. */
export async function startCloudProcess({ logger: _, ...options }: LocalCloudOptions): Promise<LocalCloud> {
  bundlePath ??= buildProgram();
  const child = spawn(process.execPath, [bundlePath, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const firstLine = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const failed = ended.then(([code]: unknown[]) => {
    throw new Error(`the cloud's process has ended with the code ${String(code)}`);
  });
  failed.catch(() => undefined);
  const [line] = await Promise.race([firstLine, failed]);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
