import { notAuthorizedOrNotFound } from '../../errors';
import { withoutSilentMembers, type ConsumerGroup } from './group/consumer-group';
import type { OpenStream } from './open-streams';

/** Finds a group that a path names, as it is now. @throws OciError 404 */
export function findGroup({ groups }: OpenStream, groupName: string | undefined, now: number): ConsumerGroup {
  const group = groups.get(groupName ?? '');
  if (group === undefined) throw notAuthorizedOrNotFound(`Consumer group ${groupName ?? ''} does not exist.`);
  return withoutSilentMembers(group, now);
}
