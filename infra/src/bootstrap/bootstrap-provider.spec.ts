import type { BootstrapInputs, BootstrapState } from './bootstrap-inputs';
import { createBootstrapProvider } from './bootstrap-provider';

const inputs: BootstrapInputs = {
  ordsUrl: 'https://db.example/ords/',
  adminPassword: 'admin-1',
  demoPassword: 'demo-1',
  clientId: 'client',
  clientSecret: 'secret-1',
  contentHash: 'one',
};
const state: BootstrapState = { ...inputs, ordsVersion: '24.3.0', missing: [] };

function aProvider(missing: string[] | undefined = []) {
  const setUpDatabase = jest.fn(() => Promise.resolve({ ordsVersion: '24.3.0' }));
  const findMissingParts = jest.fn(() => Promise.resolve(missing));
  const provider = createBootstrapProvider(() => Promise.resolve({ setUpDatabase, findMissingParts }));
  return { provider, setUpDatabase };
}

describe(createBootstrapProvider, () => {
  it('sets the database up, and keeps what it was told', async () => {
    const { provider } = aProvider();
    expect(await provider.create(inputs)).toEqual({ id: inputs.ordsUrl, outs: state });
    expect(await provider.update('id', state, { ...inputs, contentHash: 'two' })).toEqual({
      outs: { ...state, contentHash: 'two' },
    });
  });

  it('asks for nothing when only a password was rotated', async () => {
    const rotated = { ...inputs, adminPassword: 'admin-2', demoPassword: 'demo-2', clientSecret: 'secret-2' };
    expect(await aProvider().provider.diff('id', state, rotated)).toEqual({ changes: false, replaces: [] });
  });

  it('runs again when its module changes, and anew when the database is another one', async () => {
    const { provider } = aProvider();
    expect(await provider.diff('id', state, { ...inputs, contentHash: 'two' })).toEqual({
      changes: true,
      replaces: [],
    });
    expect(await provider.diff('id', state, { ...inputs, ordsUrl: 'https://other/ords/' })).toEqual({
      changes: true,
      replaces: ['ordsUrl'],
    });
  });

  it('sees on refresh what is missing, and the next run makes it', async () => {
    const { provider } = aProvider(['table WEATHER_DATA']);
    const { props } = await provider.read('id', state);
    expect(props?.missing).toEqual(['table WEATHER_DATA']);
    expect(await provider.diff('id', { ...state, missing: ['table WEATHER_DATA'] }, inputs)).toMatchObject({
      changes: true,
    });
  });

  it('believes its memory where the database does not tell', async () => {
    const { provider } = aProvider(undefined);
    expect(await provider.read('id', state)).toEqual({ id: 'id', props: state });
  });

  it('deletes nothing: the data goes with the database only', async () => {
    const { provider, setUpDatabase } = aProvider();
    await provider.delete('id');
    expect(setUpDatabase).not.toHaveBeenCalled();
  });
});
