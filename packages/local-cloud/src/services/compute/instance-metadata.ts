import { invalidParameter } from '../../errors';
import { isJsonObject, type JsonObject } from '../../server/parse-json-object';

/** Of `metadata` and `extendedMetadata` together. See https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/datatypes/LaunchInstanceDetails. */
const MAX_METADATA_BYTES = 32_000;

/** @throws OciError `InvalidParameter` when a machine's metadata is too large */
export function requireSmallMetadata({ metadata, extendedMetadata }: JsonObject): void {
  const bytes = Buffer.byteLength(JSON.stringify([metadata ?? {}, extendedMetadata ?? {}]));
  if (bytes > MAX_METADATA_BYTES)
    throw invalidParameter(
      `metadata and extendedMetadata have ${bytes} bytes; the limit is ${MAX_METADATA_BYTES} in all.`,
    );
}

/** What a machine reads at its first start only. */
const fixedNames = ['user_data', 'ssh_authorized_keys'] as const;

/** @throws OciError `InvalidParameter` for a change of what a machine reads at its first start only */
export function requireSameStart(before: JsonObject, { metadata }: JsonObject): void {
  if (!isJsonObject(metadata)) return;
  const known = isJsonObject(before.metadata) ? before.metadata : {};
  const changed = fixedNames.find((name) => metadata[name] !== known[name]);
  if (changed !== undefined)
    throw invalidParameter(`metadata.${changed} cannot be changed, added or removed after the launch.`);
}
