import { zipSync } from 'fflate';

// The earliest that a zip file can tell; written in local time, so that every machine writes the same.
const EARLIEST = new Date(1980, 0, 1);

/** A zip file of the files given: the same names and contents give the same bytes, whenever and wherever it is made. */
export function zipBytes(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files.keys()].sort().map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: EARLIEST });
}
