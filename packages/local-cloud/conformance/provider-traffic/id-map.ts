/** Fields whose values the server chooses, besides OCIDs: names of availability domains, of services, of the namespace. */
const chosenByServer = /^(id|.*Id|identifier|name|namespace|serviceName|)$/;

const ocidPattern = /ocid1\.[\w.-]+/g;

/** Knows which id of this run stands for which id of the recording. */
export interface IdMap {
  /** Compares two answers to the same request: what differs at the same place in both stands for each other. */
  learn: (recorded: unknown, actual: unknown) => void;
  /** Puts ids of this run in the place of the recorded ones, anywhere in a JSON value. */
  translate: (value: unknown) => unknown;
  /** The same for a path with a query. */
  translatePath: (path: string) => string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Makes a map that knows `initial`: recorded id → id of this run. */
export function createIdMap(initial: Readonly<Record<string, string>> = {}): IdMap {
  const ids = new Map(Object.entries(initial));

  const learn = (recorded: unknown, actual: unknown, key = ''): void => {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      if (chosenByServer.test(key)) ids.set(recorded, actual);
    } else if (isObject(recorded) && isObject(actual)) {
      for (const [name, value] of Object.entries(recorded)) learn(value, actual[name], name);
    }
  };
  const toOwn = (text: string): string =>
    ids.get(text) ?? text.replaceAll(ocidPattern, (ocid) => ids.get(ocid) ?? ocid);
  const translate = (value: unknown): unknown => {
    if (typeof value === 'string') return toOwn(value);
    if (Array.isArray(value)) return value.map(translate);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, translate(entry)]));
  };

  return {
    learn: (recorded, actual) => learn(recorded, actual),
    translate,
    translatePath: (path) => {
      const [place = '', query] = path.split('?');
      const segments = place
        .split('/')
        .map((segment) => encodeURIComponent(toOwn(decodeURIComponent(segment))));
      const parameters = [...new URLSearchParams(query)].map(
        ([name, value]) => [name, toOwn(value)] as [string, string],
      );
      return [segments.join('/'), String(new URLSearchParams(parameters))]
        .filter((part) => part !== '')
        .join('?');
    },
  };
}
