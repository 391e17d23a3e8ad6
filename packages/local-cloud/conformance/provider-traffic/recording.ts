import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Steps of the recorded life cycle, in their order. */
export const steps = ['1-up', '2-refresh', '3-update-memory', '4-destroy'] as const;

/** A step of the recorded life cycle. */
export type Step = (typeof steps)[number];

/** One request of the provider with the answer that it was given. */
export interface Exchange {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With the query. */
  path: string;
  /** JSON, or the text of an object; nothing where the request had none. */
  body?: unknown;
  status: number;
  response?: unknown;
  /** The answer's `opc-work-request-id`. */
  workRequestId?: string;
}

/** Reads the exchanges of a step. */
export function loadRecording(step: Step): Exchange[] {
  const text = readFileSync(join(__dirname, 'recorded', `${step}.jsonl`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);
}
