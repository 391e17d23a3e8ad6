import { OciError } from '../errors';
import type { Operation } from '../server/operation';

function toServiceError(error: unknown, codes: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof OciError)) return error;
  const code = codes[error.code];
  return code === undefined ? error : new OciError(error.status, code, error.message, error);
}

/** Has an operation answer with its service's own codes: common code → own. */
export function withErrorCodes(operation: Operation, codes: Readonly<Record<string, string>>): Operation {
  return {
    ...operation,
    handle: async (request) => {
      try {
        return await operation.handle(request);
      } catch (error) {
        throw toServiceError(error, codes);
      }
    },
  };
}
