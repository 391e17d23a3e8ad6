import { posix } from 'node:path';
import { commandNotRunnable } from './errors';
import type { ImageConfig } from './image-config';

/** What Node is started with. */
export interface NodeCommand {
  /** Options of Node that name no file. */
  options: string[];
  /** Absolute path of the script in the image. */
  script: string;
  /** What follows the script. */
  parameters: string[];
}

/** An option in one word, without a path in it: what names a file would have to be found in the image. */
const optionPattern = /^--[a-z][a-z-]*(?:=[^/\\]*)?$/;

/** The entry point of the official Node images: it runs its arguments. */
const nodeImageEntrypoint = 'docker-entrypoint.sh';

/** Reads which script an image's command runs. @throws OciError when it is not `node <options> <script>` */
export function toNodeCommand({
  entrypoint,
  cmd,
  workingDir,
}: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'workingDir'>): NodeCommand {
  const command = [...entrypoint, ...cmd];
  const shown = JSON.stringify(command);
  const words = posix.basename(command[0] ?? '') === nodeImageEntrypoint ? command.slice(1) : command;
  const [program = '', ...rest] = words;
  if (posix.basename(program) !== 'node')
    throw commandNotRunnable(`the image's command is ${shown}, which does not begin with node`);
  const first = rest.findIndex((word) => !word.startsWith('-'));
  const options = first === -1 ? rest : rest.slice(0, first);
  const wrong = options.find((word) => !optionPattern.test(word));
  if (wrong !== undefined)
    throw commandNotRunnable(`the option ${wrong} of the image's command ${shown} is not understood`);
  const script = rest[first];
  if (script === undefined) throw commandNotRunnable(`the image's command ${shown} names no script`);
  return { options, script: posix.resolve('/', workingDir, script), parameters: rest.slice(first + 1) };
}
