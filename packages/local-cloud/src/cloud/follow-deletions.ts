import { toErrorFields, type Logger } from '@weather-stream/service-kit';
import type { Engine } from '../engine/create-engine';

/** What {@link followDeletions} works with. */
export interface FollowDeletionsDeps {
  engine: Engine;
  logger: Logger;
}

/**
 * Has a data plane forget each resource of a type that is deleted, and now those that were deleted when a kill came in
 * between.
 *
 * @param forget removes what is kept of a resource, if there is anything
 */
export function followDeletions(
  { engine, logger }: FollowDeletionsDeps,
  type: string,
  forget: (id: string) => Promise<void>,
): void {
  const forgetIfGone = ({ id }: { id: string }): void => {
    if (engine.find(type, id) !== undefined) return;
    forget(id).catch((error: unknown) =>
      logger.error({ id, ...toErrorFields(error) }, 'what a deleted resource has left is not removed'),
    );
  };
  engine.onChanged(type, forgetIfGone);
  engine.context.store.ofType(type).forEach(forgetIfGone);
}
