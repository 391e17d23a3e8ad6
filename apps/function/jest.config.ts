export default { displayName: 'function', preset: '../../jest.preset.cjs' };
