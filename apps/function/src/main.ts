import { handle } from '@fnproject/fdk';
import { createResourcePrincipalIdentity, createSignedRequest } from '@weather-stream/oci-transport';
import { createHttp, createOrdsWriter, createTokenSource } from '@weather-stream/ords-client';
import { parseFunctionConfig } from '@weather-stream/runtime-config';
import { createLineLogger, systemClock as clock, toErrorFields } from '@weather-stream/service-kit';
import { createHandler } from './create-handler';
import { createPutRejected } from './create-put-rejected';
import { createSecretReader } from './create-secret-reader';

function start(): void {
  const config = parseFunctionConfig(process.env);
  const logger = createLineLogger({ name: 'weatherstrmfunc', level: config.logLevel });
  const send = createSignedRequest({ identity: createResourcePrincipalIdentity({ env: process.env }) });
  const readSecret = createSecretReader({ send, endpoint: config.secretsEndpoint, clock, logger });
  const ords = {
    ordsUrl: config.ordsUrl,
    alias: config.ordsSchemaAlias,
    http: createHttp({ maxConnections: 2 }).call,
  };
  const tokens = createTokenSource({
    ...ords,
    clock,
    credentials: async (options) => {
      const [clientId, clientSecret] = await Promise.all([
        readSecret(config.clientIdSecretId, options),
        readSecret(config.clientSecretSecretId, options),
      ]);
      return { clientId, clientSecret };
    },
  });
  const { storeBatch } = createOrdsWriter({ ...ords, tokens });
  const putRejected = createPutRejected({
    send,
    endpoint: config.rejectedStreamEndpoint,
    streamId: config.rejectedStreamId,
    clock,
    logger,
  });

  handle(createHandler({ storeBatch, putRejected, clock, logger }), { inputMode: 'buffer' });
  // Secrets and token at once, not in the first call, but after the socket is there. A failure shows in that call.
  setImmediate(() => void tokens.token().catch(() => undefined));
}

try {
  start();
} catch (error) {
  createLineLogger({ name: 'weatherstrmfunc' }).error({ ...toErrorFields(error) }, 'cannot start');
  process.exitCode = 2;
}
