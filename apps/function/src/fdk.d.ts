/** The part of the FDK that we use; it ships no types. https://github.com/fnproject/fdk-node */
declare module '@fnproject/fdk' {
  /** What is known of an invocation besides its body. */
  export interface FdkContext {
    /** Instant at which the platform gives up; null without the header `Fn-Deadline`, an invalid Date when it is garbled. */
    readonly deadline: Date | null;
    readonly callID: string | null;
  }
  /** Serves the function on the socket in `FN_LISTENER`. A handler that answers no object kills the process. */
  export function handle(
    handler: (body: Buffer, context: FdkContext) => Promise<object>,
    options: { inputMode: 'buffer' },
  ): void;
}
