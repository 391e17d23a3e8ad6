import type { JsonObject } from '../server/parse-json-object';
import type { Link, ResourceType } from './resource-type';

const toIds = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((id) => typeof id === 'string');

/** The other resources that a resource of a type names in its fields. */
export function linksOf({ parents = {}, links }: ResourceType, fields: JsonObject): Link[] {
  const byField = Object.entries(parents).flatMap(([field, type]) =>
    toIds(fields[field]).map((id) => ({ field, types: [type], id })),
  );
  return [...byField, ...(links?.(fields) ?? [])];
}
