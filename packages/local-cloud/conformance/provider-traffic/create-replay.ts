import { DefaultRequestSigner, type HttpRequest } from 'oci-common';
import type { TestCloud } from '../start-test-cloud';
import { findDifferences } from './find-differences';
import { createIdMap } from './id-map';
import { loadRecording, type Exchange, type Step } from './recording';

/** Something of the recording that is not so here, with the reason. */
export interface KnownDifference {
  /** Beginning of the paths of the exchanges that it is about. */
  at: string;
  /** Which of their differences are meant. */
  about: RegExp;
  because: string;
}

/** Settings of {@link createReplay}. */
export interface ReplayOptions {
  cloud: TestCloud;
  /** The tenancy of the recording. */
  recordedTenancyId: string;
  /** Beginnings of paths that are left out. */
  without: readonly string[];
  knownDifferences: readonly KnownDifference[];
}

/** Replays the recording. */
export interface Replay {
  /** Sends the requests of a step. @returns what is missing in the answers */
  replay: (step: Step) => Promise<string[]>;
  /** Known differences that have not been seen so far. */
  unseen: () => KnownDifference[];
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function toContent(body: unknown): { type: string; content?: string } {
  if (body === undefined) return { type: 'application/json' };
  if (typeof body === 'string') return { type: 'application/octet-stream', content: body };
  return { type: 'application/json', content: JSON.stringify(body) };
}

/** Sends a request as the provider would, and reads the answer. */
async function send(
  cloud: TestCloud,
  { method, path, body }: Pick<Exchange, 'method' | 'path' | 'body'>,
): Promise<Exchange> {
  const { type, content } = toContent(body);
  const request: HttpRequest = {
    uri: `${cloud.url}${path}`,
    method,
    headers: new Headers({ 'content-type': type }),
    ...(content === undefined ? {} : { body: content }),
  };
  await new DefaultRequestSigner(cloud.authenticationDetailsProvider).signHttpRequest(request);
  const response = await fetch(request.uri, { method, headers: request.headers, body: content ?? null });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    method,
    path,
    status: response.status,
    ...(isJson && text !== '' ? { response: JSON.parse(text) as unknown } : {}),
    workRequestId: response.headers.get('opc-work-request-id') ?? '',
  };
}

/** `lifecycleState` of an answer to a read: where the provider waited for it, so must it come. */
const stateOf = ({ method, response }: Exchange): unknown =>
  method === 'GET' ? (response as { lifecycleState?: string } | undefined)?.lifecycleState : undefined;

function compare(recorded: Exchange, actual: Exchange, sent: unknown): string[] {
  const isSame =
    recorded.status === actual.status || (isSuccess(recorded.status) && isSuccess(actual.status));
  if (!isSame)
    return [`status is ${actual.status} ${JSON.stringify(actual.response)}, not ${recorded.status}`];
  if (!isSuccess(recorded.status)) return [];
  const state = { recorded: stateOf(recorded), actual: stateOf(actual) };
  return [
    ...(state.recorded === state.actual ? [] : [`lifecycleState is ${String(state.actual)}`]),
    ...findDifferences({ recorded: recorded.response, actual: actual.response, sent }),
  ];
}

/**
 * Makes what sends the recorded requests of a step, with the ids that earlier answers gave, and says in which answers
 * something of the recorded ones is missing.
 */
export function createReplay(options: ReplayOptions): Replay {
  const { cloud, recordedTenancyId, without, knownDifferences } = options;
  const ids = createIdMap({ [recordedTenancyId]: cloud.tenancyId });

  const seen = new Set<KnownDifference>();

  const replayOne = async (exchange: Exchange): Promise<string[]> => {
    const sent = ids.translate(exchange.body);
    const actual = await send(cloud, {
      method: exchange.method,
      path: ids.translatePath(exchange.path),
      body: sent,
    });
    ids.learn(exchange.response, actual.response);
    ids.learn({ id: exchange.workRequestId }, { id: actual.workRequestId });
    const recorded = { ...exchange, response: ids.translate(exchange.response) };
    const isKnown = (text: string): boolean => {
      const known = knownDifferences.find(
        ({ at, about }) => exchange.path.startsWith(at) && about.test(text),
      );
      if (known !== undefined) seen.add(known);
      return known !== undefined;
    };
    return compare(recorded, actual, sent)
      .filter((text) => !isKnown(text))
      .map((text) => `${exchange.method} ${exchange.path}: ${text}`);
  };

  return {
    replay: async (step) => {
      const differences: string[] = [];
      for (const exchange of loadRecording(step))
        if (!without.some((path) => exchange.path.startsWith(path)))
          differences.push(...(await replayOne(exchange)));
      return differences;
    },
    unseen: () => knownDifferences.filter((known) => !seen.has(known)),
  };
}
