export default { displayName: 'message-schema', preset: '../../jest.preset.cjs' };
