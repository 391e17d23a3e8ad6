import { OciError } from '../../../errors';

/** Thrown when an image cannot be made into a container, usually because it is of a kind that is not implemented. */
export const imageInvalid = (why: string, cause?: unknown): OciError =>
  new OciError(502, 'FunctionInvokeImageNotAvailable', `Failed to pull function image: ${why}.`, cause);

/** Thrown when an image's command is not one that the local cloud can run. */
export const commandNotRunnable = (why: string): OciError =>
  new OciError(
    502,
    'FunctionInvokeContainerInitFail',
    `Container failed to initialize: ${why}. The local cloud runs \`node <options> <script>\`, with its own Node.`,
  );
