import type { IncomingHttpHeaders } from 'node:http';
import { invalidParameter, notImplemented } from '../../errors';
import type { ObjectHead } from './types';

/** Headers of a put that every read gives back. */
const kept: readonly string[] = [
  'content-type',
  'content-encoding',
  'content-language',
  'content-disposition',
  'cache-control',
];

const metaPrefix = 'opc-meta-';

/** Headers that ask for what is not built. An empty one asks for nothing. */
const unbuilt: readonly string[] = [
  'opc-checksum-algorithm',
  'opc-content-crc32c',
  'opc-content-sha256',
  'opc-content-sha384',
  'opc-sse-customer-algorithm',
  'opc-sse-kms-key-id',
];

const tiers: readonly string[] = ['Standard', 'InfrequentAccess', 'Archive'];

/** @throws OciError `NotImplemented` that names the header */
export function refuseUnbuiltHeaders(headers: IncomingHttpHeaders): void {
  const header = unbuilt.find((name) => ![undefined, ''].includes(headers[name] as string | undefined));
  if (header !== undefined) throw notImplemented(`The header ${header}`);
}

/** The storage tier that a put asks for. @throws OciError `InvalidParameter`, `NotImplemented` */
export function parseStorageTier(headers: IncomingHttpHeaders): string {
  const sent = headers['storage-tier'];
  const tier = sent === undefined || sent === '' ? 'Standard' : sent;
  if (typeof tier !== 'string' || !tiers.includes(tier))
    throw invalidParameter(`storage-tier must be one of ${tiers.join(', ')}; it is ${String(tier)}.`);
  // What is archived cannot be read until it is restored.
  if (tier === 'Archive') throw notImplemented('The storage tier Archive');
  return tier;
}

/** The headers of a put that stay with the object. */
export function toKeptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && (kept.includes(name) || name.startsWith(metaPrefix))
      ? [[name, value] as const]
      : [],
  );
  return { 'content-type': 'application/octet-stream', ...Object.fromEntries(entries) };
}

const toHttpDate = (instant: number): string => new Date(instant).toUTCString();

/** The headers of an answer to a read. */
export function toReadHeaders(head: ObjectHead): Record<string, string> {
  return {
    ...head.headers,
    etag: head.etag,
    'content-length': String(head.size),
    'content-md5': head.md5,
    'last-modified': toHttpDate(head.timeModified),
    'storage-tier': head.storageTier,
    'accept-ranges': 'bytes',
  };
}

/** The headers of an answer to a put. */
export function toPutHeaders(head: ObjectHead): Record<string, string> {
  return {
    etag: head.etag,
    'opc-content-md5': head.md5,
    'last-modified': toHttpDate(head.timeModified),
  };
}
