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
  /** Bytes of the manifest itself. */
  manifestSizeInBytes: number;
  /** Its layers as they are sent; an index has none of its own. */
  layers: { digest: string; sizeInBytes: number }[];
  principal: Principal;
}

/** What was just taken away through the registry: an image with its tags, or one tag alone. */
export interface Removal {
  repository: RepositoryDescription;
  digest: string;
  /** Set when only this tag is gone. */
  tag?: string;
}

/** Is told of each push, or removal, before it is answered; a failure of it is one of the call, which can be made again. */
export type RegistryListener<Event> = (event: Event) => Promise<void> | void;
