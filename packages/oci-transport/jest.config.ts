export default { displayName: 'oci-transport', preset: '../../jest.preset.cjs' };
