import type { Figure } from '../figure';
import { atMost } from '../limits';
import { pollForgotten } from './pollForgotten';

const MEGABYTE = 1_000_000;
const DAY_MS = 24 * 60 * 60_000;
const DAYS = 30;
// Families by weight, so that a record takes 1.15 KB on average.
const MIX = {
  aggregated: 13,
  item: 22,
  admin: 20,
  omePortal: 22,
  sync: 5,
  label: 10,
  compliance: 5,
  unknown: 3,
};
const BLOBS = [
  { name: '1 kB', records: 1 },
  { name: '1 MB', records: 870 },
  { name: '68 MB', records: 59_000, floorMegabytes: 200 },
  { name: '500 MB', records: 434_000, floorMegabytes: 250 },
];

/** Peak of a poll of one blob, for several sizes of it. The tenant makes it while it sends it. */
export async function peakOfBlob(scale: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, records, floorMegabytes } of BLOBS) {
    const count = Math.max(1, Math.round(records * scale));
    const to = new Date(Date.now() - DAY_MS / 8);
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const generate = {
      seed: 'bench',
      count,
      recordsPerBlob: count,
      from,
      to,
      streamed: true,
      mix: MIX,
    };
    const { summary, peakBytes, durationMs, publishedBytes } = await pollForgotten(generate);
    const peakMegabytes = peakBytes / MEGABYTE;
    if (!summary.complete) throw new Error(`the poll of ${name} is not complete`);
    figures.push({
      figure: `peak memory, a blob of ${name}`,
      measured: `${peakMegabytes.toFixed(0)} MB`,
      reference: `${summary.records} records, ${(publishedBytes / MEGABYTE).toFixed(1)} MB, ${(durationMs / 1_000).toFixed(0)} s`,
      floor: floorMegabytes === undefined ? '(information)' : `< ${floorMegabytes} MB`,
      ...(floorMegabytes !== undefined && atMost(peakMegabytes, floorMegabytes)),
    });
  }
  return figures;
}
