import { createHash } from 'node:crypto';
import { localRegion } from '../../region';
import type { Architecture } from './shapes';

/** An image of an operating system that machines are launched from. */
export interface Image {
  id: string;
  displayName: string;
  operatingSystem: string;
  operatingSystemVersion: string;
  architecture: Architecture;
  timeCreated: string;
}

/** The same at every start: clients keep ids. */
const toId = (displayName: string): string =>
  `ocid1.image.oc1.${localRegion.key}.${createHash('sha256').update(displayName).digest('hex').slice(0, 60)}`;

/** What names of images are made of, for each of their two architectures. */
const systems = [
  { operatingSystem: 'Oracle Linux', version: '9', release: '9.6', day: '2025.10.23' },
  { operatingSystem: 'Oracle Linux', version: '8', release: '8.10', day: '2025.10.23' },
  { operatingSystem: 'Canonical Ubuntu', version: '24.04', release: '24.04', day: '2025.10.31' },
] as const;

const architectures: readonly Architecture[] = ['x86_64', 'aarch64'];

/** Images of x86_64 do not say so in their names. */
const toName = (
  { operatingSystem, release, day }: (typeof systems)[number],
  architecture: Architecture,
): string =>
  [
    operatingSystem.replace(' ', '-'),
    release,
    ...(architecture === 'aarch64' ? [architecture] : []),
    day,
    '0',
  ].join('-');

/** The images that the local cloud knows, the newest of each system; named as OCI names its own. */
export const images: readonly Image[] = systems.flatMap((system) =>
  architectures.map((architecture) => {
    const displayName = toName(system, architecture);
    return {
      id: toId(displayName),
      displayName,
      operatingSystem: system.operatingSystem,
      operatingSystemVersion: system.version,
      architecture,
      timeCreated: `${system.day.replaceAll('.', '-')}T12:00:00.000Z`,
    };
  }),
);

/** Finds an image that the local cloud knows. */
export const findImage = (id: unknown): Image | undefined => images.find((image) => image.id === id);
