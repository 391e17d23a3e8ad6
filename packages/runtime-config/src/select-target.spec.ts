import { selectTarget } from './select-target';

describe(selectTarget, () => {
  it('stays on this machine when only OCI credentials are there', () => {
    const env = {
      OCI_CLI_USER: 'ocid1.user.oc1..x',
      OCI_CONFIG_FILE: '/x',
      OCI_REGION: 'eu-frankfurt-1',
      STREAM_NAME: 'n',
    };
    expect(selectTarget(env)).toEqual({ kind: 'local' });
  });

  it.each(['STREAM_ID', 'STREAM_POOL_ID'])('goes to Oracle Cloud when %s is set', (name) => {
    expect(selectTarget({ [name]: 'ocid1.x' })).toEqual({ kind: 'oci' });
    expect(selectTarget({ [name]: ' ' })).toEqual({ kind: 'local' });
  });
});
