import type { Dictionary } from '../dictionary/open-dictionary';
import type { CallArguments } from './call-arguments';

/** What a procedure of Oracle or ORDS works on. */
export interface BuiltinContext {
  dictionary: Dictionary;
  /** The session's user, in capitals. */
  user: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** Takes what a handler prints. */
  print: (text: string) => void;
  /** Takes the content type that a handler sets. */
  setContentType: (contentType: string) => void;
}

/** One procedure. */
export interface Builtin {
  /** Names of its parameters in order, in capitals. */
  parameters: readonly string[];
  run: (args: CallArguments, context: BuiltinContext) => Promise<void> | void;
}
