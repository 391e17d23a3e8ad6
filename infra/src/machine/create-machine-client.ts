import { exchange, type Answer, type Exchange } from './http';
import { signIn, type Session } from './sign-in';
import { signRequest } from './sign-request';

/** Calls OCI as this machine. Any status is an answer; no answer is an error. */
export type MachineClient = (method: 'GET' | 'POST', url: URL, body?: string) => Promise<Answer>;

/** Settings of {@link createMachineClient}. */
export interface MachineClientOptions {
  federationUrl: string;
  /** Environment, of which two variables of the vendor's SDKs count. */
  env: Readonly<Record<string, string | undefined>>;
  /** @default Node's fetch */
  exchange?: Exchange;
  /** @default the system's clock */
  now?: () => Date;
}

const metadataService = 'http://169.254.169.254/opc/v2';
const renewBeforeEndMs = 60_000;

/** Makes a {@link MachineClient}: it signs in when it must, and once more when a token is refused. */
export function createMachineClient(options: MachineClientOptions): MachineClient {
  const { env, now = () => new Date() } = options;
  const call = options.exchange ?? exchange;
  let session: Session | undefined;
  const identify = async (): Promise<Session> => {
    if (session !== undefined && session.endsAt - renewBeforeEndMs > now().getTime()) return session;
    session = await signIn({
      metadataUrl: env.OCI_METADATA_BASE_URL ?? metadataService,
      federationUrl: env.OCI_SDK_AUTH_CLIENT_REGION_URL ?? options.federationUrl,
      exchange: call,
      now,
    });
    return session;
  };
  const send = async (method: 'GET' | 'POST', url: URL, body?: string): Promise<Answer> => {
    const headers = signRequest(
      await identify(),
      { method, url, ...(body !== undefined && { body }) },
      now(),
    );
    return call(method, url, headers, body);
  };
  return async (method, url, body) => {
    const answer = await send(method, url, body);
    if (answer.status !== 401) return answer;
    session = undefined;
    return send(method, url, body);
  };
}
