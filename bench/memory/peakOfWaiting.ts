import type { Figure } from '../figure';
import { pollForgotten } from './pollForgotten';

const MEGABYTE = 1_000_000;
const DAY_MS = 24 * 60 * 60_000;
const DAYS = 6;
const ENTRIES_A_PAGE = 200;
// As many records are taken each time: what differs is how much else waits.
const TAKEN_RECORDS = 10_000;
const WAITING = [
  { blobs: 10, recordsPerBlob: 1_000 },
  { blobs: 1_000, recordsPerBlob: 10 },
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
    const count = Math.round(blobs * scale) * recordsPerBlob;
    const takenBlobs = Math.round((TAKEN_RECORDS * scale) / recordsPerBlob);
    const pages = Math.ceil(count / recordsPerBlob / ENTRIES_A_PAGE);
    const to = new Date(Date.now() - DAY_MS / 8);
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const generate = { seed: 'bench', count, recordsPerBlob, from, to, streamed: true };
    const { summary, peakBytes } = await pollForgotten(
      generate,
      takenBlobs < count / recordsPerBlob
        ? ({ listContent = 0, fetchContent = 0 }) => listContent >= pages && fetchContent >= takenBlobs
        : undefined,
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
