import { toErrorFields, type Clock, type Logger } from '@weather-stream/service-kit';
import { observedAt, type SourceKind, type WeatherObservation } from '@weather-stream/message-schema';
import type { Checkpoint } from './create-checkpoint';
import { prepareObservation, type PreparedObservation } from './prepare-observation';
import type { Publisher } from './publish/create-publisher';
import type { Delivery, PublishOutcome } from './publish/types';

/** What became of an observation that was polled. */
export type Publication =
  /** At or before the last one of its station: it was taken before. */
  | { kind: 'unchanged' }
  /** On its way; `outcome` never rejects. */
  | { kind: 'taken'; outcome: Promise<PublishOutcome> };

/** Where observations go. */
export interface ObservationPublisherDeps {
  publisher: Pick<Publisher, 'publish'>;
  /** Takes what may not go to the stream; `undefined` where there is no stream of rejected messages. */
  rejectedPublisher: Pick<Publisher, 'publish'> | undefined;
  checkpoint: Checkpoint;
  sourceKind: SourceKind;
  clock: Clock;
  logger: Logger;
}

/**
 * Publishes each observation of a station once, and moves the checkpoint in the order of observations. One that claims to
 * be of the future moves nothing: the true ones before its instant are still to come.
 */
export interface ObservationPublisher {
  publish(station: string, observation: WeatherObservation): Promise<Publication>;
}

/** Makes an {@link ObservationPublisher}. */
export function createObservationPublisher(deps: ObservationPublisherDeps): ObservationPublisher {
  const { checkpoint, clock, logger, sourceKind } = deps;
  const lastTaken = new Map<string, number>();
  const lastOfTheFuture = new Map<string, number>();
  const acknowledgements = new Map<string, Promise<boolean>>();

  /** Moves the checkpoint only when everything before has moved it: nothing may be skipped by a kill. */
  const acknowledgeInOrder = (
    station: string,
    prepared: PreparedObservation,
    outcome: Promise<PublishOutcome>,
  ) => {
    const before = acknowledgements.get(station) ?? Promise.resolve(true);
    const moved = Promise.all([before, outcome]).then(([isBeforeDone, { kind }]) => {
      const isDone = isBeforeDone && (kind === 'stored' || kind === 'refused');
      if (isDone && !isOfTheFuture(prepared)) checkpoint.acknowledge(station, prepared.observedAt);
      return isDone;
    });
    acknowledgements.set(station, moved);
    return moved.then(() => outcome);
  };

  return {
    publish: async (station, observation) => {
      const instantMs = observedAt(observation).getTime();
      const lastMs = lastTaken.get(station) ?? checkpoint.last(station)?.getTime() ?? -Infinity;
      if (instantMs <= lastMs || instantMs === lastOfTheFuture.get(station)) return { kind: 'unchanged' };
      const prepared = prepareObservation({ station, sourceKind, observation, now: new Date(clock.now()) });
      (isOfTheFuture(prepared) ? lastOfTheFuture : lastTaken).set(station, instantMs);
      sayRejection(logger, station, prepared);
      const { outcome } = await hand(prepared, deps);
      void outcome.then((end) => sayLoss(logger, station, prepared, end));
      return { kind: 'taken', outcome: acknowledgeInOrder(station, prepared, outcome) };
    },
  };
}

const isOfTheFuture = (prepared: PreparedObservation): boolean =>
  prepared.kind === 'rejected' && prepared.isOfTheFuture;

function hand(
  prepared: PreparedObservation,
  { publisher, rejectedPublisher }: ObservationPublisherDeps,
): Promise<Delivery> {
  if (prepared.kind === 'accepted') return publisher.publish(prepared.message);
  if (rejectedPublisher !== undefined) return rejectedPublisher.publish(prepared.message);
  const error = new Error('There is no stream of rejected messages to keep it on.');
  return Promise.resolve({ outcome: Promise.resolve({ kind: 'refused', error }) });
}

function sayRejection(logger: Logger, station: string, prepared: PreparedObservation): void {
  if (prepared.kind === 'accepted') return;
  const { observationId, reason, detail } = prepared;
  logger.warn({ event: 'rejected', station, observationId, reason }, `observation rejected: ${detail}`);
}

function sayLoss(
  logger: Logger,
  station: string,
  { observationId }: PreparedObservation,
  end: PublishOutcome,
): void {
  if (end.kind === 'stored' || end.kind === 'unsent') return;
  logger.error(
    { event: 'not-published', station, observationId, outcome: end.kind, ...toErrorFields(end.error) },
    end.kind === 'refused'
      ? 'the stream does not take the observation'
      : 'the observation could not be published',
  );
}
