import type { RunnerContext } from './runner-context';
import { correctPositions, startPositions } from './stream-source';
import type { ConnectorDescription, Positions } from './types';

/**
 * Finds out where a connector goes on. New positions are kept at once: where `LATEST` is, is decided only once.
 *
 * @throws OciError 404 when the stream is not there; PositionsUnreadableError
 */
export async function loadPositions(
  runner: RunnerContext,
  { source: { streamId, cursor } }: ConnectorDescription,
): Promise<Positions> {
  const { file, source, log } = runner;
  const stored = file.load(streamId);
  const known = stored ?? startPositions(source, streamId, cursor);
  const { positions, lostAtMost } = correctPositions(source, streamId, known);
  if (lostAtMost > 0)
    log(`up to ${lostAtMost} messages were older than the stream's retention and are lost to this connector`);
  if (stored === undefined || lostAtMost > 0) await file.save(streamId, positions);
  runner.state = { ...runner.state, positions };
  return positions;
}
