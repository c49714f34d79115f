/**
 * A small body as text.
 * @param longestBytes what comes after so many bytes is left out and the connection closed
 */
export async function receivedText(chunks: AsyncIterable<Uint8Array>, longestBytes: number): Promise<string> {
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    keptBytes += chunk.byteLength;
    if (keptBytes >= longestBytes) {
      break;
    }
  }
  return Buffer.concat(kept).toString('utf8').slice(0, longestBytes);
}
