/** Processor of a function, as the application's shape names it. */
export type FunctionShape = 'GENERIC_X86' | 'GENERIC_ARM';

/** Platform of an image, as BuildKit names it. */
export type ImagePlatform = 'linux/amd64' | 'linux/arm64';

const platforms: Record<FunctionShape, ImagePlatform> = {
  GENERIC_X86: 'linux/amd64',
  GENERIC_ARM: 'linux/arm64',
};

/** The platform that an image needs to run on a shape. */
export const toImagePlatform = (shape: FunctionShape): ImagePlatform => platforms[shape];
