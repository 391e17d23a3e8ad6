import type { HttpCall } from '@weather-stream/ords-client';
import { createManualClock } from '@weather-stream/service-kit';
import { findMissingParts, setUpDatabase } from './bootstrap-module';

const inputs = {
  ordsUrl: 'https://db.example/ords/',
  adminPassword: 'AdminPassword1',
  demoPassword: 'DemoPassword12',
  clientId: 'client-1',
  clientSecret: 'client-secret-1',
  contentHash: 'one',
};

const answering =
  (status: number): HttpCall =>
  () =>
    Promise.resolve({ status, headers: {}, body: '' });

/** The module with a database that answers every call alike, and a clock that runs ahead. */
function aDatabase(http: HttpCall) {
  const clock = createManualClock();
  const impatient = {
    ...clock,
    sleep: async (ms: number) => {
      await Promise.all([clock.sleep(ms), clock.advance(ms)]);
    },
  };
  return { http, clock: impatient, log: () => undefined };
}

describe(setUpDatabase, () => {
  it("says where ADMIN's password comes from when it is refused", async () => {
    const refused = setUpDatabase(inputs, aDatabase(answering(401)));
    await expect(refused).rejects.toThrow(/status 401.*Vault secrets.*run pulumi up again/s);
  });

  it('asks whether the own address is admitted when the database does not answer for long', async () => {
    const unanswered = setUpDatabase(
      inputs,
      aDatabase(() => Promise.reject(new Error('connect ETIMEDOUT'))),
    );
    await expect(unanswered).rejects.toThrow(/ETIMEDOUT.*deployerCidrs/s);
  });

  it.each([401, 503])('never says a password, also when the answer is %i', async (status) => {
    const failure = await setUpDatabase(inputs, aDatabase(answering(status))).then(String, String);
    for (const secret of [inputs.adminPassword, inputs.demoPassword, inputs.clientSecret]) {
      expect(failure).not.toContain(secret);
    }
  });
});

describe(findMissingParts, () => {
  it('does not know when the database does not tell', async () => {
    expect(await findMissingParts(inputs, aDatabase(answering(401)))).toBeUndefined();
    expect(await findMissingParts(inputs, aDatabase(answering(503)))).toBeUndefined();
  });
});
