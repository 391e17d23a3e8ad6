/** Much of these tests is waiting for processes: as many workers as there are cores, one more than jest takes by itself. */
export default { displayName: 'local-cloud', preset: '../../jest.preset.cjs', maxWorkers: '100%' };
