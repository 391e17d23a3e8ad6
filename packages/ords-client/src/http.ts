/** One HTTP request, ready to go. */
export interface HttpRequest {
  method: 'GET' | 'POST';
  /** Absolute, http or https. */
  url: string;
  headers: Record<string, string>;
  /** Sent as UTF-8. Left out: no body. */
  body?: string;
  /** Ends the exchange. @default only the client's own time-out does */
  signal?: AbortSignal;
  /** Whether sending it twice does no harm: then a kept-alive connection found dead is replaced and the request sent again. */
  repeatable?: boolean;
}

/** What came back, whatever the status. */
export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Decoded as UTF-8. */
  body: string;
}

/** Performs an HTTP request. Rejects only when there was no answer: refused, reset, timed out. */
export type HttpCall = (request: HttpRequest) => Promise<HttpResponse>;
