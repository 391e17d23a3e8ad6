import type { ValueKind } from './value-kinds';

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

const loopbackPattern = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function urlKind(
  expected: string,
  findFault: (url: URL) => string | undefined,
  toText: (url: URL) => string = (url) => url.href,
): ValueKind<string> {
  const explain = (text: string): string | undefined => {
    const url = parseUrl(text);
    if (url === undefined) return undefined;
    if (url.username !== '' || url.password !== '') return 'it holds a user name or a password';
    if (url.search !== '' || url.hash !== '') return 'it holds "?" or "#"';
    return findFault(url);
  };
  const read = (text: string): string | undefined => {
    const url = parseUrl(text);
    return url === undefined || explain(text) !== undefined ? undefined : toText(url);
  };
  return { read, expected, explain };
}

const clearTextFault = (url: URL): string | undefined =>
  url.protocol === 'https:' || loopbackPattern.test(url.hostname)
    ? undefined
    : 'a secret would travel in clear: use https, or http on this machine only';

const withoutTrailingSlash = (url: URL): string => url.href.replace(/\/+$/, '');

/** Base URL of an OCI service; requests are signed, so `http` is allowed. Without a slash at its end. */
export const endpointUrl = urlKind(
  'an http or https URL of a service, without a query',
  () => undefined,
  withoutTrailingSlash,
);

/** Base URL of a service to which a secret is sent or from which one is read. Without a slash at its end. */
export const secretServiceUrl = urlKind(
  'an https URL of a service, without a query',
  clearTextFault,
  withoutTrailingSlash,
);

/**
 * Base URL of a versioned API, like `https://api.example.com/v1`, without a slash at its end. A bare host gets `/v1`;
 * the operation at its end is dropped, because people paste whole addresses.
 */
export function apiBaseUrl(operation: string): ValueKind<string> {
  const end = new RegExp(`/${operation.replace('.', '\\.')}$`);
  return urlKind('an https URL of a weather API, without a query', clearTextFault, (url) => {
    const base = withoutTrailingSlash(url).replace(end, '');
    return new URL(base).pathname === '/' ? `${base}/v1` : base;
  });
}

/** Base URL of ORDS. Its path ends in `/ords/`; the last slash may be left out when setting it. */
export const ordsBaseUrl = urlKind(
  'the https URL of ORDS, which ends in /ords/',
  (url) => clearTextFault(url) ?? (/\/ords\/*$/.test(url.pathname) ? undefined : 'it does not end in /ords/'),
  (url) => `${withoutTrailingSlash(url)}/`,
);
