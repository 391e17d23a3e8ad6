import type { OciError } from '../errors';
import type { OciRequest } from '../server/operation';
import type { Variables } from './policy/evaluate-condition';

/** What is looked at to find out what a call is about. */
export type AddressedRequest = Pick<OciRequest, 'params' | 'query' | 'headers' | 'body' | 'principal'>;

/** What a caller must be allowed to. */
export interface Authorization {
  /** The permissions that are needed, all of them, like `STREAM_PRODUCE`. */
  permissions: readonly string[] | ((request: AddressedRequest) => readonly string[]);
  /**
   * The OCID of the resource, or of the compartment or tenancy, that the call is about; `undefined` when there is no
   * such. Whoever is no user is then told so in the same words as somebody without the right.
   */
  targetOf: (request: AddressedRequest) => string | undefined;
  /** What conditions can ask of the call besides what its target's type says, like `target.object.name`. */
  variables?: (request: AddressedRequest) => Variables;
  /** The service's own refusal. @default 404 `NotAuthorizedOrNotFound` */
  refusal?: () => OciError;
}
