/** What a compute shape's name tells. */
export interface MachineShape {
  /** As Node's release files name it. */
  architecture: 'arm64' | 'x64';
  /** Whether OCPUs and memory are chosen. */
  isFlexible: boolean;
}

/** Reads a shape's name, like `VM.Standard.A1.Flex`: families that begin with A are Ampere's, thus arm64. */
export const readMachineShape = (shape: string): MachineShape => ({
  architecture: /\.A\d+\./.test(shape) ? 'arm64' : 'x64',
  isFlexible: shape.endsWith('.Flex'),
});
