import { CodedError } from '@weather-stream/service-kit';

/** The codes of every error that the program throws on purpose. */
export const infraErrorCodes = [
  'STACK_CONFIG_INVALID',
  'LOOKUP_EMPTY',
  'DEPLOYER_IDENTITY_MISSING',
  'REGISTRY_LOGIN_REFUSED',
  'USER_DATA_TOO_LARGE',
  'BUNDLE_FAILED',
] as const;

/** One of {@link infraErrorCodes}. */
export type InfraErrorCode = (typeof infraErrorCodes)[number];

/** Base of this project's errors. */
export class InfraError extends CodedError {
  declare readonly code: InfraErrorCode;
}

/** One thing wrong with a stack's settings. */
export interface StackConfigProblem {
  /** Name of the setting, as it stands in the stack file. */
  setting: string;
  /** What is wrong, what is allowed, and the way out. Never the value of a secret. */
  problem: string;
}

/** Thrown when settings of the stack are missing, wrong, contradictory or unknown. Names all of them at once. */
export class StackConfigError extends InfraError {
  readonly problems: readonly StackConfigProblem[];

  constructor(stack: string, problems: readonly StackConfigProblem[]) {
    const head = problems.length === 1 ? 'A setting' : `${problems.length} settings`;
    const lines = problems.map(({ setting, problem }) => `  ${setting}: ${problem}`);
    const wayOut = `Change them in Pulumi.${stack}.yaml or with: pulumi config set <setting> <value>`;
    super(`${head} of the stack ${stack} must be changed:\n${lines.join('\n')}\n${wayOut}`, {
      code: 'STACK_CONFIG_INVALID',
      retriable: false,
    });
    this.problems = problems;
  }
}

/** Thrown when OCI has nothing of what the program looked for: usually a shape or an image that the region lacks. */
export class LookupEmptyError extends InfraError {
  constructor(message: string) {
    super(message, { code: 'LOOKUP_EMPTY', retriable: false });
  }
}

/** Thrown when the deployer's API key is needed and found nowhere. */
export class DeployerIdentityError extends InfraError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'DEPLOYER_IDENTITY_MISSING', retriable: false, cause });
  }
}

/** Thrown when the container registry gives no token for the deployer's identity. */
export class RegistryLoginError extends InfraError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'REGISTRY_LOGIN_REFUSED', retriable: false, cause });
  }
}

/** Thrown when cloud-init does not fit into an instance's metadata. */
export class UserDataError extends InfraError {
  constructor(message: string) {
    super(message, { code: 'USER_DATA_TOO_LARGE', retriable: false });
  }
}

/** Thrown when esbuild cannot make a bundle: usually a mistake in the code that is bundled. */
export class BundleError extends InfraError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'BUNDLE_FAILED', retriable: false, cause });
  }
}
