import type { Principal } from '../../identity/principal';
import type { RepositoryName } from './repository-name';

/** What the registry must know of a repository; the control plane of Artifacts knows the rest. */
export interface RepositoryDescription extends RepositoryName {
  /** Its OCID: what was pushed is kept under it. */
  id: string;
  compartmentId: string;
  /** Whether a tag cannot be pointed at another image. */
  isImmutable: boolean;
  /** Whether everybody may pull. */
  isPublic: boolean;
}

/** What somebody wants to do with a repository. */
export type RepositoryAccess = 'pull' | 'push' | 'delete';

/** An image of a repository: one manifest, or one index. */
export interface RegistryImage {
  digest: string;
  mediaType: string;
  /** Its tags, in alphabetical order. */
  tags: string[];
  /** Bytes of the manifest itself. */
  manifestSizeInBytes: number;
  /** Bytes of all layers as they are sent. */
  layersSizeInBytes: number;
  /** Milliseconds since the Unix epoch. */
  timePushed: number;
}

/** Where an image is: what its name means at a moment. */
export interface ImageLocation {
  /** The repository's OCID. */
  repositoryId: string;
  digest: string;
}

/** A push that has just ended: a manifest is there with all that it names. */
export interface Push {
  repository: RepositoryDescription;
  digest: string;
  /** The tag that points at it now; none when it was pushed by digest. */
  tag?: string;
  principal: Principal;
}

/** Is told of each push. */
export type PushListener = (push: Push) => void;
