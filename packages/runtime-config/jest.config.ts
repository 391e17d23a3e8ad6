export default { displayName: 'runtime-config', preset: '../../jest.preset.cjs' };
