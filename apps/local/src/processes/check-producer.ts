import { ProducerRefusedError } from '../errors';
import { startChild } from './start-child';
import { producerEnvironment, type ProducerSurroundings } from './start-producer';

/** Settings of {@link checkProducer}. */
export interface CheckProducerOptions extends Omit<ProducerSurroundings, 'stack'> {
  /** The bundle `producer.cjs`. */
  script: string;
  /** The arguments of the run that is to begin. */
  args: readonly string[];
}

/** Stand for what the stack will have: a check asks nothing of it. */
const anyStack = {
  streamId: 'ocid1.stream.oc1..local',
  rejectedStreamId: 'ocid1.stream.oc1..local',
  streamMessagesEndpoint: 'http://127.0.0.1:9',
};

/**
 * Lets the producer find out whether its run can begin, before anything else is brought up for it.
 *
 * @throws ProducerRefusedError with the producer's own words; ProcessEndedError
 */
export async function checkProducer({ script, args, ...rest }: CheckProducerOptions): Promise<void> {
  const complaints: string[] = [];
  const child = startChild({
    name: 'producer',
    script,
    args: [...args, '--check'],
    env: producerEnvironment({ ...rest, stack: anyStack }),
    onStderrLine: (line) => complaints.push(line),
  });
  const end = await child.ended;
  if (end.code === 0) return;
  throw end.code === 2 ? new ProducerRefusedError(complaints) : child.toError(end);
}
