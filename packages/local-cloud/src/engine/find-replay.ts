import { OciError } from '../errors';
import { isThere, type EngineContext } from './engine-context';
import type { ResourceType } from './resource-type';
import type { CreateCall, StoredResource } from './stored-resource';

/** How long a retry token is remembered. */
const retryTokenLifetimeMs = 24 * 60 * 60 * 1000;

/**
 * Finds what an earlier call with the same `opc-retry-token` has created.
 *
 * @throws OciError `InvalidatedRetryToken` when that call had another body, or its resource is gone
 */
export function findReplay(
  context: EngineContext,
  type: ResourceType,
  call: CreateCall | undefined,
): StoredResource | undefined {
  if (call === undefined) return undefined;
  const oldest = context.clock.now() - retryTokenLifetimeMs;
  const earlier = context.store
    .ofType(type.type)
    .find(
      ({ createCall, timeCreated }) =>
        createCall?.token === call.token && createCall.caller === call.caller && timeCreated >= oldest,
    );
  if (earlier === undefined) return undefined;
  const isSame = earlier.createCall?.bodySha256 === call.bodySha256 && isThere(context, earlier);
  if (isSame) return earlier;
  throw new OciError(
    409,
    'InvalidatedRetryToken',
    `The retry token ${call.token} was used for another request, or for ${earlier.id}, which is gone. Use a new token.`,
  );
}
