import { STREAM_RETENTION_HOURS } from '../limits';
import { optional, required, withDefault } from './setting';
import * as kinds from './setting-kinds';

const streamName = kinds.textMatching(/^[A-Za-z0-9_-]{1,256}$/, 'a name of letters, digits, "_" or "-"');

/** Settings of what holds data: streams, vault, database. */
export const dataSettings = {
  streamPoolId: optional(
    {
      what: 'an existing stream pool with a public endpoint',
      whenUnset: 'a pool of its own is made',
      example: 'ocid1.streampool.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    kinds.ocid('streampool'),
  ),
  streamPoolAccess: optional<'private' | 'public'>(
    { what: 'endpoint of the own pool', whenUnset: 'private', example: 'public' },
    kinds.choice(['private', 'public']),
  ),
  streamName: withDefault(
    { what: 'name of the stream', standard: 'weatherstrm', example: 'weather' },
    streamName,
  ),
  streamPartitions: withDefault(
    {
      what: 'partitions of the stream; fixed once it is made',
      standard: 1,
      example: '3',
    },
    kinds.numberWithin(1, 50),
  ),
  streamRetentionHours: withDefault(
    { what: 'retention of the stream; fixed once it is made', standard: 24, example: '168' },
    kinds.numberWithin(STREAM_RETENTION_HOURS.min, STREAM_RETENTION_HOURS.max),
  ),
  vaultId: optional(
    {
      what: 'an existing vault',
      whenUnset: 'a vault of its own is made',
      example: 'ocid1.vault.oc1.eu-frankfurt-1.aaaaexample',
    },
    kinds.ocid('vault'),
  ),
  keyId: optional(
    {
      what: 'AES key in the existing vault',
      whenUnset: 'a key of its own is made, protected by software',
      example: 'ocid1.key.oc1.eu-frankfurt-1.aaaaexample',
    },
    kinds.ocid('key'),
  ),
  deployerCidrs: required(
    {
      what: 'addresses from which the database is set up and read, besides the network itself',
      example: '["203.0.113.7/32"]',
    },
    kinds.listOf(kinds.cidrBlock(8, 32)),
  ),
  databaseWorkload: withDefault<'json' | 'free'>(
    {
      what: 'json: Autonomous JSON Database; free: Always Free, which OCI gives for transaction processing only',
      standard: 'json',
      example: 'free',
    },
    kinds.choice(['json', 'free']),
  ),
  databaseComputeCount: withDefault(
    { what: 'ECPUs of the JSON database', standard: 2, example: '4' },
    kinds.numberWithin(2, 512),
  ),
  databaseStorageTbs: withDefault(
    { what: 'storage of the JSON database in TB', standard: 1, example: '2' },
    kinds.numberWithin(1, 384),
  ),
};
