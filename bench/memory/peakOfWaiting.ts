import type { Figure } from '../figure';
import { pollForgotten, type TenantCounters } from './pollForgotten';

const MEGABYTE = 1_000_000;
const DAY_MS = 24 * 60 * 60_000;
const DAYS = 6;
// A listing that asks for no page for so long has come to its end: the quota, spent at once, lets nobody ask for up to a minute.
const LISTED_AFTER_MS = 75_000;
// As many records are taken each time: what differs is how much else waits.
const TAKEN_RECORDS = 100_000;
const WAITING = [
  { blobs: 10, recordsPerBlob: 10_000 },
  { blobs: 1_000, recordsPerBlob: 100 },
  { blobs: 100_000, recordsPerBlob: 10 },
];
const FLOOR_MEGABYTES = 20;

/**
 * Peak of a poll with more and more blobs listed. A hundred thousand take the quota an hour to fetch: that poll is stopped once everything
 * is listed in the ledger and as many records as in the others have been taken.
 */
export async function peakOfWaiting(scale: number): Promise<Figure[]> {
  const peaks: { blobs: number; peakMegabytes: number; taken: number }[] = [];
  for (const { blobs, recordsPerBlob } of WAITING) {
    const count = Math.max(1, Math.round(blobs * scale)) * recordsPerBlob;
    const takenBlobs = Math.max(1, Math.round((TAKEN_RECORDS * scale) / recordsPerBlob));
    const to = new Date(Date.now() - DAY_MS / 8);
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const generate = { seed: 'bench', count, recordsPerBlob, from, to, streamed: true };
    const isPart = takenBlobs < count / recordsPerBlob;
    const { summary, peakBytes } = await pollForgotten(
      generate,
      isPart ? untilListed(takenBlobs) : undefined,
    );
    peaks.push({ blobs: summary.listed, peakMegabytes: peakBytes / MEGABYTE, taken: summary.records });
  }
  const [least] = peaks;
  const [all, base] = [peaks.map(({ peakMegabytes }) => peakMegabytes), least?.peakMegabytes ?? 0];
  const growth = Math.max(...all) - base;
  return [
    ...peaks.map(({ blobs, peakMegabytes, taken }) => ({
      figure: `peak memory, ${blobs} blobs waiting`,
      measured: `${peakMegabytes.toFixed(0)} MB`,
      reference: `${taken} records taken`,
      floor: '(information)',
    })),
    {
      figure: `peak memory, growth from ${least?.blobs} to ${peaks.at(-1)?.blobs} blobs waiting`,
      measured: `${growth.toFixed(0)} MB`,
      reference: `${base.toFixed(0)} MB`,
      floor: `<= ${FLOOR_MEGABYTES} MB`,
      isMet: growth <= FLOOR_MEGABYTES,
      limitUsed: growth / FLOOR_MEGABYTES,
    },
  ];
}

/** True once nothing has been listed for a while and enough has been fetched. */
function untilListed(takenBlobs: number): (counted: TenantCounters) => boolean {
  let [pages, sinceMs] = [0, performance.now()];
  return ({ listContent = 0, fetchContent = 0 }) => {
    if (listContent > pages) [pages, sinceMs] = [listContent, performance.now()];
    return pages > 0 && performance.now() - sinceMs > LISTED_AFTER_MS && fetchContent >= takenBlobs;
  };
}
