import type { ClockSettings } from '../clock/create-cloud-clock';
import type { PersistentCloudClock } from '../clock/open-cloud-clock';
import { invalidParameter } from '../errors';
import { parseJsonObject } from '../server/parse-json-object';
import type { OciRequest, Operation } from '../server/operation';
import type { LogBook } from './create-log-book';

/** What the control endpoints work with. */
export interface ControlDeps {
  clock: PersistentCloudClock;
  logBook: LogBook;
  /** What `GET /local-cloud/status` tells. */
  status: () => Record<string, unknown>;
}

const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

function parseClockSettings(body: Buffer): Partial<ClockSettings> {
  const { offsetMs, timeScale, ...others } = parseJsonObject(body);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw invalidParameter(`${unknown} is not one of offsetMs, timeScale.`);
  if (offsetMs !== undefined && !isFiniteNumber(offsetMs))
    throw invalidParameter('offsetMs must be a number of milliseconds.');
  if (timeScale !== undefined && !(isFiniteNumber(timeScale) && timeScale > 0))
    throw invalidParameter('timeScale must be a number above 0.');
  return {
    ...(offsetMs === undefined ? {} : { offsetMs }),
    ...(timeScale === undefined ? {} : { timeScale }),
  };
}

function parseAfter({ query }: OciRequest): number {
  const after = Number(query.get('after') ?? 0);
  if (!Number.isSafeInteger(after)) throw invalidParameter('after must be the seq of an entry.');
  return after;
}

/** Makes the unsigned endpoints under `/local-cloud/`: controls that OCI has not. */
export function controlOperations({ clock, logBook, status }: ControlDeps): Operation[] {
  const toClockBody = () => ({ ...clock.settings(), now: new Date(clock.now()).toISOString() });
  const access = 'anonymous';
  return [
    {
      name: 'GetStatus',
      method: 'GET',
      path: '/local-cloud/status',
      access,
      handle: () => ({ status: 200, body: { ...status(), clock: toClockBody() } }),
    },
    {
      name: 'GetLogs',
      method: 'GET',
      path: '/local-cloud/logs',
      access,
      handle: (request) => ({ status: 200, body: logBook.readAfter(parseAfter(request)) }),
    },
    {
      name: 'GetClock',
      method: 'GET',
      path: '/local-cloud/clock',
      access,
      handle: () => ({ status: 200, body: toClockBody() }),
    },
    {
      name: 'AdjustClock',
      method: 'PUT',
      path: '/local-cloud/clock',
      access,
      handle: async ({ body }) => {
        clock.adjust(parseClockSettings(body));
        await clock.persist();
        return { status: 200, body: toClockBody() };
      },
    },
  ];
}
