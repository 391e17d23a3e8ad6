import type { OciError } from '../../errors';
import { functionFailed, invalidResponse, timedOut } from './errors';

/** What a status from the FDK means. */
export interface AnswerVerdict {
  /** What the invoker gets; none after a success. */
  error?: OciError;
  /** Whether the container may take the next call. */
  isContainerUsable: boolean;
}

/**
 * The rule of the container contract: 200 is a success, 502 a function that failed and 504 one that gave up; the
 * container lives on after these. Anything else is no answer of an FDK, and the container cannot be trusted any more.
 *
 * @see https://github.com/fnproject/fn/blob/master/api/agent/agent.go
 */
export function judgeAnswer(status: number): AnswerVerdict {
  switch (status) {
    case 200:
      return { isContainerUsable: true };
    case 502:
      return { error: functionFailed(), isContainerUsable: true };
    case 504:
      return { error: timedOut(), isContainerUsable: true };
    default:
      return { error: invalidResponse(), isContainerUsable: false };
  }
}
