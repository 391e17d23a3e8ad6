import { incorrectState, invalidParameter, notAuthorizedOrNotFound } from '../../errors';
import { notFoundMessage } from '../../engine/require-resource';
import type { Operation } from '../../server/operation';
import { parseJsonObject } from '../../server/parse-json-object';
import { MAX_PUT_LOGS_BYTES } from './limits';
import { parsePutLogs } from './parse-put-logs';
import type { LogContext } from './search-logs';

/** Makes the operation by which agents put entries into a custom log. */
export function putLogs({ engine, customLogs }: LogContext): Operation {
  return {
    name: 'PutLogs',
    method: 'POST',
    path: '/20200831/logs/:logId/actions/push',
    maxBodyBytes: MAX_PUT_LOGS_BYTES,
    authorization: { permissions: ['LOG_CONTENT_PUSH'], targetOf: ({ params }) => params.logId },
    handle: async ({ params, body }) => {
      const log = engine.find('log', params.logId);
      if (log === undefined)
        throw notAuthorizedOrNotFound(`${notFoundMessage} There is no Log ${params.logId ?? ''}.`);
      if (log.fields.logType !== 'CUSTOM')
        throw invalidParameter(`${log.id} is the log of a service; entries can be put into custom logs.`);
      if (log.fields.isEnabled === false) throw incorrectState(`${log.id} is not enabled.`);
      await customLogs.append(log.id, parsePutLogs(parseJsonObject(body), engine.now()));
      return { status: 200 };
    },
  };
}
