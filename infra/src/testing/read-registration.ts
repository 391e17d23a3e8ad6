import { parseCloudInit } from '../rules/cloud-init';
import type { Registration } from './record-program';

/** The OCID that the fake gives to a resource. */
export const idOf = (kind: string, { name }: Registration): string => `ocid1.${kind}.oc1..${name}`;

/** A file that cloud-init writes on a machine. */
export const fileOnMachine = (instance: Registration, path: string): string => {
  const { user_data } = instance.inputs.metadata as { user_data: string };
  const { write_files } = parseCloudInit(Buffer.from(user_data, 'base64').toString('utf8'));
  return write_files.find((file) => file.path === path)?.content ?? '';
};
