import { contentTypeStatus } from '../../../shared/query/contentTypeStatus';
import { MODEL_CONTENTS } from './modelContents';
import {
  coverage,
  indexedRecords,
  ledgerEntries,
  NAMES,
  openGaps,
  quarantinedTexts,
  storedRecords,
  TYPE,
} from './modelTables';
import { plainState } from './plainModel';
import type { World } from './scenario';

/** A stretch that must be a gap, its end within bounds: a poll that was killed may have looked, and not have said so. */
export interface ExpectedSpan {
  readonly from: Date;
  readonly to: readonly [earliest: Date, latest: Date];
  readonly reason: string;
}

// The newest seconds are not claimed: content of them may still appear.
const EDGE_MS = 5_000;

/** What must be true at any instant, whoever was killed wherever. */
export async function expectSound({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<void> {
  const records = storedRecords(store);
  const texts = new Set(records.map(({ text }) => text));
  expect(texts.size).toBe(records.length);
  const indexed = indexedRecords(store);
  const gaps = new Map(openGaps(store).map(({ contentId, reason }) => [contentId, reason]));
  const quarantined = new Set(quarantinedTexts(store));
  for (const { contentId, state } of ledgerEntries(store)) {
    if (state === 'refused') expect(['refused', 'expired']).toContain(gaps.get(contentId));
    if (state === 'expired') expect(gaps.get(contentId)).toBe('expired');
    if (state !== 'stored') continue;
    const content = MODEL_CONTENTS.find(({ item }) => item.contentId === contentId);
    for (const text of content?.records ?? []) expect(texts).toContain(text);
    for (const text of content?.bad ?? []) expect(quarantined).toContain(text);
    const own = records.filter(({ text }) => content?.records.includes(text));
    for (const { key } of own) expect(indexed).toContain(key);
  }
  const known = { coverage: coverage(store), gaps: [] };
  const { coveredSpans } = await contentTypeStatus({ store, names: NAMES, clock }, TYPE, known);
  const waiting = ledgerEntries(store).filter(({ state }) => state === 'listed');
  for (const created of waiting.map(({ contentCreated }) => new Date(contentCreated))) {
    expect(coveredSpans.filter(({ from, to }) => from <= created && created < to)).toEqual([]);
  }
}

/** Every blob is what the plain model says after polls at these times. */
export function expectStates({ store }: Pick<World, 'store'>, polls: readonly Date[]): void {
  expect(Object.fromEntries(ledgerEntries(store).map(({ contentId, state }) => [contentId, state]))).toEqual(
    Object.fromEntries(expectedStates(polls).map(({ content, state }) => [content.item.contentId, state])),
  );
}

function expectedStates(polls: readonly Date[]) {
  return MODEL_CONTENTS.flatMap((content) => {
    const state = plainState(content, polls);
    return state ? [{ content, ...state }] : [];
  });
}

/**
 * What must be true once a poll has run to its end: the tables are what the plain model says, record by record and gap by gap.
 */
export async function expectWhole(world: World, spans: readonly ExpectedSpan[]): Promise<void> {
  const { store, polls } = world;
  const expected = expectedStates(polls);
  await expectSound(world);
  expectStates(world, polls);
  const records = storedRecords(store);
  expect(records.map(({ text }) => text).sort()).toEqual(
    [...new Set(expected.flatMap(({ texts }) => texts))].sort(),
  );
  expect(indexedRecords(store)).toEqual(new Set(records.map(({ key }) => key)));
  expect(quarantinedTexts(store).sort()).toEqual(expected.flatMap(({ quarantined }) => quarantined).sort());
  const gaps = openGaps(store);
  expect(
    Object.fromEntries(
      gaps.flatMap(({ contentId, reason }) => (contentId === undefined ? [] : [[contentId, reason]])),
    ),
  ).toEqual(
    Object.fromEntries(expected.flatMap(({ content, gap }) => (gap ? [[content.item.contentId, gap]] : []))),
  );
  const found = gaps.filter(({ contentId }) => contentId === undefined);
  expect(found.map(({ reason }) => reason)).toEqual(spans.map(({ reason }) => reason));
  for (const [n, { from, to }] of spans.entries()) {
    expect(found[n]?.from.getTime()).toBeGreaterThanOrEqual(from.getTime() - EDGE_MS);
    expect(found[n]?.from.getTime()).toBeLessThanOrEqual(from.getTime());
    expect(found[n]?.to.getTime()).toBeGreaterThanOrEqual(to[0].getTime());
    expect(found[n]?.to.getTime()).toBeLessThanOrEqual(to[1].getTime());
  }
  const listed = ledgerEntries(store)
    .filter(({ state }) => state === 'listed')
    .map((entry) => Date.parse(entry.contentCreated));
  const lastMs = polls.at(-1)?.getTime() ?? 0;
  const { coveredTo, listedTo } = coverage(store);
  expect(coveredTo?.getTime()).toBe(Math.min(listedTo?.getTime() ?? 0, ...listed));
  expect(listedTo?.getTime()).toBeGreaterThanOrEqual(lastMs - EDGE_MS);
}
