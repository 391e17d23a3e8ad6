import { findShape } from './shapes';
import { toShapeConfig } from './to-shape-config';

const shapeOf = (name: string) => {
  const shape = findShape(name);
  if (shape === undefined) throw new Error(`no shape ${name}`);
  return shape;
};

describe(toShapeConfig, () => {
  const flexible = shapeOf('VM.Standard.A1.Flex');
  const fixed = shapeOf('VM.Standard.E2.1.Micro');

  it('keeps what was sent, and completes it', () => {
    expect(
      toShapeConfig(flexible, { ocpus: 2, memoryInGBs: 12, baselineOcpuUtilization: 'BASELINE_1_1' }),
    ).toMatchObject({
      ocpus: 2,
      memoryInGBs: 12,
      baselineOcpuUtilization: 'BASELINE_1_1',
      vcpus: 2,
      networkingBandwidthInGbps: 2,
    });
  });

  it('gives each core the memory of its shape, if none was asked for', () => {
    expect(toShapeConfig(flexible, { ocpus: 3 })).toMatchObject({ memoryInGBs: 18 });
    expect(toShapeConfig(shapeOf('VM.Standard.E4.Flex'), { ocpus: 1 })).toMatchObject({
      memoryInGBs: 16,
      vcpus: 2,
    });
  });

  it('has one size for a shape that is not flexible', () => {
    expect(toShapeConfig(fixed, undefined)).toMatchObject({ ocpus: 1, memoryInGBs: 1 });
    expect(() => toShapeConfig(fixed, { ocpus: 1 })).toThrow('is for flexible shapes');
  });

  it.each([
    [{}, 'shapeConfig.ocpus is required'],
    [{ ocpus: 0 }, 'ocpus must be a number from 1 to 80; it is 0'],
    [{ ocpus: 81 }, 'ocpus must be'],
    [{ ocpus: '1' }, 'ocpus must be'],
    [{ ocpus: 2, memoryInGBs: 1 }, 'memoryInGBs must be a number from 2 to 128; it is 1'],
    [{ ocpus: 10, memoryInGBs: 513 }, 'memoryInGBs must be a number from 10 to 512'],
  ])('refuses the size %j', (sent, message) => {
    expect(() => toShapeConfig(flexible, sent)).toThrow(message);
  });
});
