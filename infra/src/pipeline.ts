import { Alarms } from './components/alarms';
import { prepareGround } from './components/ground';
import { ObservationDatabase } from './components/observation-database';
import { ObservationStreams } from './components/observation-streams';
import { Producer } from './components/producer';
import { SecretStore } from './components/secret-store';
import { StreamConnector } from './components/stream-connector';
import { WeatherFunction } from './components/weather-function';
import type { PipelineDeps } from './pipeline-deps';
import { toOutputs, type PipelineOutputs } from './pipeline-outputs';
import type { StackConfig } from './stack-config';

/** Builds the pipeline: weather source ─▶ producer ─▶ streams ─▶ connector ─▶ function ─▶ database. */
export function buildPipeline(config: StackConfig, deps: PipelineDeps): PipelineOutputs {
  const { artefacts, registryLogin } = deps;
  const ground = prepareGround(config, deps.createHomeRegionProvider);
  const { network } = ground;
  const secrets = new SecretStore('secrets', ground);

  const streams = new ObservationStreams('streams', { ...ground, zone: network.streaming });
  const producer = new Producer('producer', {
    ...ground,
    streams,
    weatherApiKey: secrets.weatherApiKey,
    artefacts,
  });
  const database = new ObservationDatabase('database', {
    ...ground,
    vcnId: network.vcnId,
    secrets,
    bootstrapHash: artefacts.bootstrapHash,
  });
  const fn = new WeatherFunction('function', {
    ...ground,
    streams,
    secrets,
    ordsUrl: database.ordsUrl,
    artefacts,
    registryLogin,
  });
  const connector = new StreamConnector('connector', { ...ground, streams, target: fn, after: database });
  const alarms = new Alarms('alarms', {
    ...ground,
    watched: {
      functionId: fn.id,
      connectorId: connector.id,
      streamId: streams.observations.id,
      rejectedStreamId: streams.rejected.id,
      databaseId: database.id,
    },
  });
  return toOutputs({ ground, streams, secrets, database, producer, fn, connector, alarms });
}
