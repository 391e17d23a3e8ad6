import { OciError } from '../errors';
import type { OciResponse } from './operation';

/** OCI's error body: exactly these two fields. */
export interface OciErrorBody {
  code: string;
  message: string;
}

/** Makes the answer for anything thrown. What was not thrown as an answer is a fault of ours: 500, without its text. */
export function toErrorResponse(error: unknown): OciResponse & { body: OciErrorBody } {
  if (error instanceof OciError)
    return { status: error.status, body: { code: error.code, message: error.message } };
  return { status: 500, body: { code: 'InternalServerError', message: 'An internal error occurred.' } };
}
