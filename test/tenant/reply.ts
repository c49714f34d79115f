/** What the simulated tenant answers: a status, headers spelled as they go out, and a body of known size. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReplyBody;
}

/** Chunks are made while they are sent, so that a blob of any size needs no memory of its own. */
export interface ReplyBody {
  readonly sizeBytes: number;
  chunks(): Iterable<Uint8Array>;
}

/**
 * A reply whose body is at hand.
 * @param body JSON value, or bytes sent as they are
 */
export function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body), 'utf8');
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: { sizeBytes: bytes.byteLength, chunks: () => [bytes] },
  };
}
