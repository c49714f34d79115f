import type { Reply } from '../reply';

/** One JSON value a line, written while it is sent; gone through once before to know the size. */
export function jsonLines(values: () => Iterable<unknown>): Reply {
  let sizeBytes = 0;
  for (const value of values()) sizeBytes += Buffer.byteLength(JSON.stringify(value)) + 1;
  return {
    status: 200,
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: {
      sizeBytes,
      *chunks() {
        // Records published meanwhile would not fit the size announced.
        let left = sizeBytes;
        for (const value of values()) {
          const line = Buffer.from(`${JSON.stringify(value)}\n`);
          left -= line.byteLength;
          if (left < 0) return;
          yield line;
        }
      },
    },
  };
}
