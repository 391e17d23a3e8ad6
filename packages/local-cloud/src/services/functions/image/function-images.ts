/** A program that a container runs: always by this machine's own Node. */
export interface Program {
  /** Options of Node, the script's absolute path, and what follows it. */
  nodeArguments: string[];
  /** Working directory. @default the container's own folder */
  workingDir?: string;
  /** Variables that the image sets. The function's configuration and the platform's names win over them. */
  env: Record<string, string>;
}

/** What the functions service asks of images. */
export interface FunctionImages {
  /**
   * The digest of an image that a function may be made of: of what its tag points at now, or `digest` where that is
   * given and there. `undefined` when there is none.
   */
  resolve: (image: string, digest?: string) => string | undefined;
  /** Whether the image that a function was made of is still there. */
  isThere: (image: string, digest?: string) => boolean;
  /** Makes an image ready to run. @throws OciError when it is not there, or cannot be run here */
  load: (image: string, digest?: string) => Promise<Program>;
}

/** Looks for an image in the first of two places where it is. */
export function eitherImages(first: FunctionImages, second: FunctionImages): FunctionImages {
  const choose = (image: string, digest?: string): FunctionImages =>
    first.isThere(image, digest) ? first : second;
  return {
    resolve: (image, digest) => first.resolve(image, digest) ?? second.resolve(image, digest),
    isThere: (image, digest) => choose(image, digest).isThere(image, digest),
    load: (image, digest) => choose(image, digest).load(image, digest),
  };
}
