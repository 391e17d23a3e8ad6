import type { Stack } from './stack/stack';

/** What a person's own SDK or CLI needs to talk to the running local cloud. */
export function envFileText(stack: Stack, cloudUrl: string, ociConfigFile: string): string {
  const values = {
    LOCAL_CLOUD_URL: cloudUrl,
    STREAM_ID: stack.streamId,
    REJECTED_STREAM_ID: stack.rejectedStreamId,
    STREAM_MESSAGES_ENDPOINT: stack.streamMessagesEndpoint,
    FUNCTION_ID: stack.functionId,
    FUNCTION_INVOKE_ENDPOINT: stack.functionInvokeEndpoint,
    CLIENT_ID_SECRET_ID: stack.clientIdSecretId,
    CLIENT_SECRET_SECRET_ID: stack.clientSecretSecretId,
    ORDS_URL: stack.ordsUrl,
    OCI_CONFIG_FILE: ociConfigFile,
  };
  const quote = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`;
  return Object.entries(values)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('');
}
