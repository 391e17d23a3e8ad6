import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../server/parse-json-object';
import type { EngineContext } from './engine-context';
import type { StoredResource } from './stored-resource';
import { toTransition } from './timeline';

/** Writes a changed resource with its new state and etag. */
export function saveChanged(
  context: EngineContext,
  resource: StoredResource,
  change: { fields: JsonObject; through: string; to: string },
): Promise<StoredResource> {
  const now = context.clock.now();
  const { through, to, fields } = change;
  return context.save({
    ...resource,
    fields,
    timeline: toTransition({ through, to, now, delayMs: context.transitionDelayMs }),
    timeUpdated: now,
    etag: randomUUID(),
  });
}
