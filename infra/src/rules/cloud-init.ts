import { UserDataError } from '../errors';
import { MAX_USER_DATA_BYTES } from '../limits';
import type { MachinePlan } from '../machine/machine-plan';
import { toEnvironmentFile, type EnvironmentVariables } from './environment-file';
import type { NodeTarball } from './node-release';
import { journalUnit, paths, producerUnit } from './systemd-units';

/** What the machine is made of. */
export interface MachineContents {
  /** The producer's settings. */
  environment: EnvironmentVariables;
  plan: MachinePlan;
  /** Bundled scripts. */
  scripts: { fetchBundle: string; shipJournal: string };
  node: NodeTarball;
}

/** One file that cloud-init writes. */
export interface WrittenFile {
  path: string;
  permissions: string;
  content: string;
}

/** The part of cloud-init's modules that is used. https://docs.cloud-init.io/en/latest/reference/modules.html */
export interface CloudConfig {
  users: ['default', { name: string; system: true; shell: string; no_create_home: true }];
  write_files: WrittenFile[];
  runcmd: string[][];
}

/** The way to the internet may be there later than the machine. */
const installNode = ({ fileName, url, sha256 }: NodeTarball): string => `#!/bin/sh
set -eu
cd /opt
until curl -fsSLo ${fileName} ${url} && echo '${sha256}  ${fileName}' | sha256sum -c -; do sleep 10; done
mkdir -p node
tar -xzf ${fileName} --strip-components=1 -C node
rm ${fileName}
restorecon -R /opt/node /opt/weather-producer || true
`;

function toFiles({ environment, plan, scripts, node }: MachineContents): WrittenFile[] {
  const file = (path: string, content: string, permissions = '0644'): WrittenFile => ({
    path,
    permissions,
    content,
  });
  return [
    file(paths.environment, toEnvironmentFile(environment)),
    file(paths.plan, `${JSON.stringify(plan)}\n`),
    file(paths.fetchBundle, scripts.fetchBundle),
    file(paths.shipJournal, scripts.shipJournal),
    file(paths.installNode, installNode(node), '0755'),
    file('/etc/systemd/system/weather-producer.service', producerUnit),
    file('/etc/systemd/system/weather-journal.service', journalUnit),
  ];
}

const header = '#cloud-config\n';

/** The text that makes the producer's machine, for cloud-init. JSON is YAML, and needs no care with indentation. */
export function toCloudInit(contents: MachineContents): string {
  const config: CloudConfig = {
    users: ['default', { name: 'weather', system: true, shell: '/sbin/nologin', no_create_home: true }],
    write_files: toFiles(contents),
    runcmd: [
      [paths.installNode],
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'enable', '--now', '--no-block', 'weather-producer.service', 'weather-journal.service'],
    ],
  };
  return `${header}${JSON.stringify(config, undefined, 1)}\n`;
}

/** Reads what {@link toCloudInit} writes: the local run does so to start the producer as the machine would. */
export function parseCloudInit(text: string): CloudConfig {
  if (!text.startsWith(header)) throw new TypeError('this is no cloud-config');
  return JSON.parse(text.slice(header.length)) as CloudConfig;
}

/**
 * Cloud-init as an instance's metadata takes it. Not compressed: another machine's zlib could write other bytes for the
 * same text, and other bytes replace the machine.
 *
 * @throws UserDataError when it does not fit
 */
export function toUserData(cloudInit: string): string {
  const userData = Buffer.from(cloudInit, 'utf8').toString('base64');
  if (userData.length <= MAX_USER_DATA_BYTES) return userData;
  throw new UserDataError(
    `the producer's user data takes ${userData.length} bytes, and OCI allows ${MAX_USER_DATA_BYTES}; shorten weatherStations`,
  );
}
