import type { RunAccount } from './accounting/account-run';
import { CodedError } from '@weather-stream/service-kit';

/** Base of the errors of the local run; `usage` ones end the process with 2, the others with 1. */
export class LocalRunError extends CodedError {
  readonly exitCode: 1 | 2;

  constructor(
    code: string,
    message: string,
    { exitCode = 1, cause }: { exitCode?: 1 | 2; cause?: unknown } = {},
  ) {
    super(message, { code, retriable: false, cause });
    this.exitCode = exitCode;
  }
}

/** Thrown when another run holds the state folder: usually a second `producer:start`, or one beside `local:up`. */
export class StateInUseError extends LocalRunError {
  constructor({ folder, lock, pid }: { folder: string; lock: string; pid: number }) {
    super(
      'STATE_IN_USE',
      `Another run (process ${pid}) uses ${folder}. Stop it first, or give this one a folder of its own with ` +
        `LOCAL_STATE_FOLDER and a port with LOCAL_CLOUD_PORT. If that process is no run of this project, delete ` +
        `${lock}. To publish into a cloud that local:up keeps running: ` +
        `set -a; . ${folder}/env; WEATHER_SOURCE=recorded npx nx run producer:start`,
      { exitCode: 2 },
    );
  }
}

/** Thrown when the state folder cannot be gone on with: written by another version, or only half there. */
export class StateUnusableError extends LocalRunError {
  constructor(folder: string, what: string, cause?: unknown) {
    super('STATE_UNUSABLE', `${folder} ${what}. Forget all local state with: npx nx run local:reset`, {
      exitCode: 2,
      cause,
    });
  }
}

/** Thrown when the local cloud finds a file of its state damaged: cut short, or overwritten. */
export class StateDamagedError extends LocalRunError {
  constructor(folder: string, sentence: string) {
    const wayOut = sentence.includes('local:reset')
      ? ''
      : ` To forget all of ${folder}: npx nx run local:reset`;
    super('STATE_DAMAGED', `${sentence}${wayOut}`, { exitCode: 2 });
  }
}

/** Thrown when a process that the run needs has ended: killed from outside, or out of memory. */
export class ProcessEndedError extends LocalRunError {
  constructor(name: string, how: string, lastLines: readonly string[]) {
    const said = lastLines.length > 0 ? ` Its last words: ${lastLines.join(' | ')}` : '';
    super(
      'PROCESS_ENDED',
      `The ${name} has ended (${how}). What was acknowledged is kept in the state folder: start again to go on.${said}`,
    );
  }
}

/** Thrown when the producer does not begin: settings, arguments or its checkpoint are wrong, and it has said how. */
export class ProducerRefusedError extends LocalRunError {
  constructor(complaints: readonly string[]) {
    const said = complaints.join('\n');
    // The producer knows no state folder, only that there is something to forget.
    const wayOut = /forget the state|Delete it/.test(said)
      ? ' All local state is forgotten with: npx nx run local:reset'
      : '';
    super('PRODUCER_REFUSED', `${said}${wayOut}`, { exitCode: 2 });
  }
}

/** Thrown at the end of a run in which not everything could be published; what was has its account. */
export class RunIncompleteError extends LocalRunError {
  constructor(sentence: string) {
    super('RUN_INCOMPLETE', sentence);
  }
}

/** Thrown when the local cloud does not get ready: usually because its port is taken. */
export class CloudStartError extends LocalRunError {
  constructor(message: string) {
    super('CLOUD_NOT_STARTED', message, { exitCode: 2 });
  }
}

/** Thrown when a resource of the stack could not be made. */
export class DeployError extends LocalRunError {
  constructor(resource: string, message: string, cause?: unknown) {
    super('DEPLOY_FAILED', `${resource}: ${message}`, { cause });
  }
}

/** Thrown when observations were published and have no one final place, also after a long time in which nothing moved. */
export class UnaccountedError extends LocalRunError {
  readonly account: RunAccount;

  constructor(account: RunAccount, { hasWaited, lastError }: { hasWaited: boolean; lastError?: string }) {
    const { unaccounted } = account;
    const some = unaccounted.slice(0, 5).join(', ');
    const waited = hasWaited ? ', and nothing has moved for a minute' : '';
    const connector = lastError === undefined ? '' : ` The connector's last error: ${lastError}`;
    super(
      'UNACCOUNTED',
      `${unaccounted.length} published observations are not in exactly one of database and rejected stream${waited}: ` +
        `${some}${unaccounted.length > 5 ? ', …' : ''}.${connector} Start again to go on; where that does not help, ` +
        'forget all local state with: npx nx run local:reset',
    );
    this.account = account;
  }
}

/** Thrown for a command line that asks for what cannot be. */
export class UsageError extends LocalRunError {
  constructor(message: string) {
    super('USAGE', message, { exitCode: 2 });
  }
}
