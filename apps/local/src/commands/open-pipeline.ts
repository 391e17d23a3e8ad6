import { bootstrapNames, createHttp, createSqlClient, type SqlClient } from '@weather-stream/ords-client';
import type { LocalConfig } from '@weather-stream/runtime-config';
import { systemClock } from '@weather-stream/service-kit';
import type { Artefacts } from '../artefacts';
import { openLedger, type Ledger } from '../accounting/open-ledger';
import { readStoredIds } from '../accounting/read-stored-ids';
import { readStream, toPublished, toRejected } from '../accounting/read-stream';
import type { Child } from '../processes/start-child';
import { startProducer } from '../processes/start-producer';
import { runStack, type RunningStack } from '../stack/run-stack';
import { names } from '../stack/stack';
import { followCloud } from '../view/follow-cloud';
import type { View } from '../view/open-view';
import { readProducerLine } from '../view/read-producer-line';
import type { ViewEvent } from '../view/view-model';

/** Settings of {@link openPipeline}. */
export interface PipelineOptions {
  config: LocalConfig;
  artefacts: Artefacts;
  env: NodeJS.ProcessEnv;
  view: Pick<View, 'show'>;
  /** What the producer says when its settings or arguments are wrong. */
  onProducerComplaint: (line: string) => void;
}

/** The stack with all that a run does with it. */
export interface Pipeline extends Pick<RunningStack, 'cloud' | 'close'> {
  sql: Pick<SqlClient, 'execute'>;
  startProducer: (args: readonly string[]) => Child;
  openLedger: (signal: AbortSignal) => Promise<Ledger>;
  /** Shows what goes on in the cloud until the signal is aborted. */
  follow: (signal: AbortSignal) => void;
}

const warning = (text: string): ViewEvent => ({
  kind: 'log',
  line: { time: new Date().toISOString(), source: 'local', text, level: 'warn' },
});

/** The local cloud's status tells of streams that were used since it started: asking for a cursor is a use. */
async function useStreams({ stack, client }: RunningStack): Promise<void> {
  for (const streamId of [stack.streamId, stack.rejectedStreamId]) {
    await client.call('POST', `/20180418/streams/${streamId}/cursors`, { partition: '0', type: 'LATEST' });
  }
}

async function ledgerOf(
  running: RunningStack,
  sql: Pick<SqlClient, 'execute'>,
  signal: AbortSignal,
): Promise<Ledger> {
  const { stack, client } = running;
  const { streamId, rejectedStreamId } = stack;
  await useStreams(running);
  return openLedger({
    status: client.status,
    streamId,
    rejectedStreamId,
    readPublished: async (from, to) =>
      (await readStream(client.call, streamId, from, to)).map((message) =>
        toPublished(names.stream, message),
      ),
    readRejected: async (from, to) =>
      (await readStream(client.call, rejectedStreamId, from, to)).flatMap(toRejected),
    readStoredIds: () => readStoredIds(sql),
    clock: systemClock,
    signal,
  });
}

function follow({ client }: RunningStack, { show }: Pick<View, 'show'>, signal: AbortSignal): void {
  followCloud({ client, show, clock: systemClock, signal }).catch((error: unknown) => {
    if (!signal.aborted) show([warning(`the local cloud cannot be followed: ${String(error)}`)]);
  });
}

/** Brings up the stack and hands out what can be done with it. */
export async function openPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { config, artefacts, env, view, onProducerComplaint } = options;
  const running = await runStack({
    config,
    artefacts,
    onPhase: (phase) => view.show([{ kind: 'phase', phase }]),
    onLine: (source, line) => view.show([warning(`${source}: ${line}`)]),
  });
  const { stack, paths, secrets, cloud, close } = running;
  const http = createHttp();
  const sql = createSqlClient({
    ordsUrl: stack.ordsUrl,
    alias: bootstrapNames.alias,
    username: bootstrapNames.user,
    password: secrets.demoPassword,
    http: http.call,
  });
  return {
    cloud,
    close: async () => {
      http.close();
      await close();
    },
    sql,
    startProducer: (args) =>
      startProducer({
        script: artefacts.producer,
        args,
        stack,
        paths,
        env,
        onStdoutLine: (line) => view.show(readProducerLine(line)),
        onStderrLine: onProducerComplaint,
      }),
    openLedger: (signal) => ledgerOf(running, sql, signal),
    follow: (signal) => follow(running, view, signal),
  };
}
