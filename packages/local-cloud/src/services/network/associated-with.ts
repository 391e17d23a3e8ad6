import { incorrectState, type OciError } from '../../errors';
import type { Reference } from '../../engine/resource-type';

const inWords = ({ noun, id }: Reference): string => `${noun.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')} ${id}`;

/** The refusal of Networking to delete what something else refers to, in OCI's words. */
export const associatedWith = (resource: Reference, by: Reference): OciError =>
  incorrectState(`${inWords(resource)} is associated with ${inWords(by)} that is in use.`);
