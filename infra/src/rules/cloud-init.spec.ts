import { parseProducerConfig } from '@weather-stream/runtime-config';
import { MAX_USER_DATA_BYTES } from '../limits';
import { parseCloudInit, toCloudInit, toUserData, type MachineContents } from './cloud-init';
import { parseEnvironmentFile } from './environment-file';
import { toNodeTarball } from './node-release';
import { toProducerEnvironment } from './producer-environment';
import { paths } from './systemd-units';

const stations = JSON.stringify([
  {
    id: 'HAM',
    name: '"Hamburg" $HOME',
    region: 'HH',
    country: 'DE',
    lat: 53.6,
    lon: 10,
    tzId: 'Europe/Berlin',
  },
]);

const environment = toProducerEnvironment(
  {
    streamId: 'ocid1.stream.oc1..s',
    streamMessagesEndpoint: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
    rejectedStreamId: 'ocid1.stream.oc1..r',
    region: 'eu-frankfurt-1',
  },
  { source: { kind: 'open-meteo', stations, pollIntervalSeconds: 600 }, logLevel: 'info' },
);

const contents: MachineContents = {
  environment,
  plan: {
    endpoints: {
      federation: 'https://f',
      objectStorage: 'https://o',
      secrets: 'https://s',
      logIngestion: 'https://l',
    },
    objects: [],
    secrets: [{ variable: 'WEATHER_API_KEY', secretId: 'ocid1.vaultsecret.oc1..k' }],
    logId: 'ocid1.log.oc1..l',
  },
  scripts: { fetchBundle: 'fetch();', shipJournal: 'ship();' },
  node: toNodeTarball('arm64'),
};

const fileOf = (text: string, path: string): string =>
  parseCloudInit(text).write_files.find((file) => file.path === path)?.content ?? '';

describe(toCloudInit, () => {
  const text = toCloudInit(contents);

  it('hands the producer exactly the settings that it parses', () => {
    const variables = parseEnvironmentFile(fileOf(text, paths.environment));
    expect(variables).toEqual(environment);
    expect(parseProducerConfig(variables)).toMatchObject({
      oci: { auth: 'instance-principal' },
      stations: JSON.parse(stations) as unknown,
      pollIntervalSeconds: 600,
    });
  });

  it('runs only what it has written, or what has been checked', () => {
    const { write_files, runcmd } = parseCloudInit(text);
    const written = write_files.map(({ path }) => path);
    const unit = fileOf(text, '/etc/systemd/system/weather-producer.service');
    for (const path of [paths.installNode, paths.fetchBundle, paths.shipJournal])
      expect(written).toContain(path);
    expect(runcmd[0]).toEqual([paths.installNode]);
    expect(unit).toContain(`ExecStartPre=${paths.node} ${paths.fetchBundle} ${paths.plan}`);
    expect(fileOf(text, paths.installNode)).toMatch(/echo '[0-9a-f]{64} {2}node-v22\.\S+' \| sha256sum -c/);
  });

  it('reads secrets from memory, after they were fetched, and holds none itself', () => {
    const unit = fileOf(text, '/etc/systemd/system/weather-producer.service');
    expect(unit).toContain('EnvironmentFile=-%t/weather-producer/secrets.env');
    expect(fileOf(text, paths.environment)).not.toContain('WEATHER_API_KEY');
  });

  it('is the same text for the same contents', () => {
    expect(toCloudInit(structuredClone(contents))).toBe(text);
  });
});

describe(toUserData, () => {
  it('refuses what OCI would refuse, with the way out', () => {
    const most = Math.floor((MAX_USER_DATA_BYTES * 3) / 4);
    expect(toUserData('x'.repeat(most))).toHaveLength(MAX_USER_DATA_BYTES);
    expect(() => toUserData('x'.repeat(most + 3))).toThrow(/32004 bytes.*32000.*shorten weatherStations/);
  });
});
