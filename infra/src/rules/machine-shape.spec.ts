import { readMachineShape } from './machine-shape';

describe(readMachineShape, () => {
  it.each([
    ['VM.Standard.A1.Flex', 'arm64', true],
    ['VM.Standard.A2.Flex', 'arm64', true],
    ['VM.Standard.E5.Flex', 'x64', true],
    ['VM.Standard.E2.1.Micro', 'x64', false],
    ['VM.Standard3.Flex', 'x64', true],
  ])('knows %s', (shape, architecture, isFlexible) =>
    expect(readMachineShape(shape)).toEqual({ architecture, isFlexible }),
  );
});
