import { pathOf } from './registry-operation';
import type { Upload } from './store/open-uploads';
import type { RepositoryDescription } from './types';

/** Headers that say how far an upload is and where it goes on. The place is relative: the client knows the host. */
export const toUploadHeaders = (path: string, { id, size }: Upload): Record<string, string> => ({
  location: `${path}/blobs/uploads/${id}`,
  'docker-upload-uuid': id,
  range: `0-${Math.max(size - 1, 0)}`,
});

/** Headers that say where a blob is. */
export const toBlobHeaders = (repository: RepositoryDescription, digest: string): Record<string, string> => ({
  location: `${pathOf(repository)}/blobs/${digest}`,
  'docker-content-digest': digest,
});
