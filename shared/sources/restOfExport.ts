// One row in quarantine, not the rest of a file of gigabytes: the file itself is still there.
const LONGEST_REST_BYTES = 4 * 1024 * 1024;

/**
 * What stands in a file from a byte on, 4 MiB at the most.
 * @param offset bytes of the stream before it
 */
export async function restOfExport(chunks: AsyncIterable<Buffer>, offset: number): Promise<Buffer> {
  const rest: Buffer[] = [];
  let [at, length] = [0, 0];
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, offset - at));
    at += chunk.length;
    if (part.length === 0) continue;
    rest.push(part);
    length += part.length;
    if (length >= LONGEST_REST_BYTES) break;
  }
  return Buffer.concat(rest).subarray(0, LONGEST_REST_BYTES);
}
