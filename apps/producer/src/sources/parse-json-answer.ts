import { WeatherSourceError } from './errors';
import type { HttpAnswer } from './types';

/** Any JSON object. */
export type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at `name`, or an empty one. */
export function objectAt(parent: JsonObject, name: string): JsonObject {
  const child = parent[name];
  return isObject(child) ? child : {};
}

/** The JSON object that an answer holds; `undefined` when it holds something else. */
export function toJsonObject({ text }: HttpAnswer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Says that an answer with a good status holds no JSON object, and what it seems to be instead. */
export function toNotJsonError(
  { status, text }: HttpAnswer,
  who: string,
  stationId: string,
): WeatherSourceError {
  const seems = /^\s*<(!doctype|html)/i.test(text) ? 'an HTML page' : 'something that is not a JSON object';
  return new WeatherSourceError(
    'SOURCE_ANSWER_NOT_JSON',
    `${who} answered ${status} with ${seems} to the poll of ${stationId}. If it stays so, check the base URL and the proxy.`,
  );
}

/** Leaves out fields that are `null`: sources say so where a measurement is missing. */
export function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
