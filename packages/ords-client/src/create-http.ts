import { createHttpSender, type HttpSenderOptions } from '@weather-stream/oci-transport';
import type { HttpCall } from './http';

/** An {@link HttpCall} over Node's own clients, and the way to let go of its connections. */
export interface Http {
  call: HttpCall;
  /** Closes idle connections. */
  close: () => void;
}

/** Makes an {@link HttpCall} with kept connections and time-outs. */
export function createHttp(options: HttpSenderOptions = {}): Http {
  const sender = createHttpSender(options);
  return {
    call: async ({ url, ...request }) => {
      const target = new URL(url);
      const operation = `${request.method} ${target.pathname}`;
      const { status, headers, body } = await sender.send({ ...request, url: target, operation });
      return { status, headers, body: body.toString('utf8') };
    },
    close: () => sender.close(),
  };
}
