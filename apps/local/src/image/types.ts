/** A content that an image is made of. */
export interface ImageBlob {
  digest: string;
  mediaType: string;
  content: Buffer;
}

/** An image: one manifest, and what it names. */
export interface BuiltImage {
  /** Of the manifest: what names the image. */
  digest: string;
  mediaType: string;
  manifest: Buffer;
  /** Configuration and layer. */
  blobs: ImageBlob[];
}
