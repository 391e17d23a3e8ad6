export default { displayName: 'ords-client', preset: '../../jest.preset.cjs' };
