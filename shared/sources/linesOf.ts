const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The lines of a stream of bytes, without their ends (LF or CR LF). Nothing returned refers to a chunk. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      yield line([...held, chunk.subarray(from, at)]);
      held = [];
      from = at + 1;
    }
    if (from < chunk.length) held.push(Buffer.from(chunk.subarray(from)));
  }
  if (held.length > 0) yield line(held);
}

function line(parts: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(parts);
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes;
}
