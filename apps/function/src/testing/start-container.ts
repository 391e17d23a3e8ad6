import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The bundle in a process of its own, as OCI Functions runs it. */
export interface Container {
  /** Invokes the function; the body is sent in these chunks. */
  call: (
    chunks: readonly Uint8Array[],
    headers?: Record<string, string>,
  ) => Promise<{ status: number; json: unknown }>;
  /** Everything it wrote so far, on both outputs. */
  output: () => string;
  /** Ends it. @returns the exit code, null after a signal */
  stop: () => Promise<number | null>;
  /** Resolves with the exit code when it ends by itself. */
  exited: Promise<number | null>;
}

/** Makes the files of a resource principal. @returns the environment that names them */
function createIdentity(folder: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const claims = Buffer.from(JSON.stringify({ exp: 4_000_000_000 })).toString('base64url');
  const tokenPath = join(folder, 'rpst');
  const keyPath = join(folder, 'key.pem');
  writeFileSync(tokenPath, `e30.${claims}.c2ln`);
  writeFileSync(keyPath, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
    OCI_RESOURCE_PRINCIPAL_RPST: tokenPath,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: keyPath,
  };
}

/** Resolves when the file is there; watches until `signal` is aborted. */
function whenFileExists(folder: string, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (existsSync(join(folder, name))) resolve();
    };
    watch(folder, { signal }, look);
    look();
  });
}

async function post(
  socketPath: string,
  chunks: readonly Uint8Array[],
  headers: Record<string, string>,
): Promise<{ status: number; json: unknown }> {
  const outgoing = request({ socketPath, path: '/call', method: 'POST', headers, agent: false });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  for (const chunk of chunks) await new Promise((written) => outgoing.write(chunk, written));
  outgoing.end();
  const [incoming] = await answered;
  return { status: incoming.statusCode ?? 0, json: JSON.parse(await text(incoming)) as unknown };
}

/** Starts the bundle with a configuration; resolves when its socket is there, or it has ended. */
export async function startContainer(bundlePath: string, config: Record<string, string>): Promise<Container> {
  const folder = mkdtempSync(join(tmpdir(), 'fn-'));
  const socketPath = join(folder, 'fn.sock');
  const child = spawn(process.execPath, [bundlePath], {
    env: {
      ...createIdentity(folder),
      FN_FORMAT: 'http-stream',
      FN_LISTENER: `unix:${socketPath}`,
      ...config,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  const exited = once(child, 'close').then(([code]) => {
    rmSync(folder, { recursive: true, force: true });
    return code as number | null;
  });
  const started = new AbortController();
  await Promise.race([whenFileExists(folder, 'fn.sock', started.signal), exited]);
  started.abort();
  return {
    call: (chunks, headers = {}) => post(socketPath, chunks, headers),
    output: () => output,
    stop: () => {
      child.kill('SIGKILL');
      return exited;
    },
    exited,
  };
}
