import type { Authorization } from '../../identity/authorization';

/** Asks for a permission on the stream that the path names. */
export const onStream = (permission: string): Authorization => ({
  permissions: [permission],
  targetOf: ({ params }) => params.streamId,
});
