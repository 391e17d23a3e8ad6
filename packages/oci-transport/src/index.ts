export { createApiKeyIdentity, type ApiKeyIdentityOptions } from './create-api-key-identity';
export { createProviderIdentity, type AuthenticationProvider } from './create-provider-identity';
export {
  createResourcePrincipalIdentity,
  type ResourcePrincipalOptions,
} from './create-resource-principal-identity';
export {
  createSignedRequest,
  type SignedCall,
  type SignedRequest,
  type SignedRequestOptions,
  type SignedResponse,
} from './create-signed-request';
export {
  createSigningHttpClient,
  type SdkRequest,
  type SigningHttpClient,
  type SigningHttpClientOptions,
} from './create-signing-http-client';
export {
  connectionErrorCodes,
  IdentityError,
  isEndpointUnreachable,
  OciConnectionError,
  OciServiceError,
  type ConnectionErrorCode,
  type OciServiceErrorDetails,
} from './errors';
export type { Identity } from './identity';
export {
  createHttpSender,
  type HttpRequest,
  type HttpResponse,
  type HttpSender,
  type HttpSenderOptions,
} from './create-http-sender';
export { signRequest, type SignableRequest } from './sign-request';
export { fromSdkError, toServiceError, type CallContext } from './to-service-error';
