import { content } from '../../ingest/scriptedApi';
import type { ModelContent } from './modelService';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When the model's first poll begins. */
export const START = new Date('2026-03-10T12:00:00Z');

/** A moment after the first poll, in minutes. */
export const after = (minutes: number) => new Date(START.getTime() + minutes * MINUTE_MS);

const record = (id: string, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    ...{ CreationTime: '2026-03-10T01:02:03', Id: id, RecordType: 2, Operation: 'Send' },
    ...{ UserId: 'ada@contoso.example', ...more },
  });

function blob(
  id: string,
  createdAt: Date,
  records: readonly string[],
  { bad = [], ...more }: Partial<ModelContent> = {},
): ModelContent {
  const item = content(id, createdAt.toISOString());
  return {
    item,
    availableFrom: createdAt,
    records,
    bad,
    body: `[${[...records, ...bad].join(',')}]`,
    ...more,
  };
}

const BAD_TEXT = '{"Id":"bad","RecordType":2}';
const BROKEN_REST = '{"Id":"broken';

/** Every kind of content that the ledger knows, by the time at which it matters. */
export const MODEL_CONTENTS: readonly ModelContent[] = [
  blob('plain', after(-5 * 60), [record('r1'), record('r2')]),
  blob('repeats', after(-4 * 60), [record('r2'), record('r3')], { bad: [BAD_TEXT] }),
  blob('refused at first', after(-3 * 60), [record('r4')], { refusedUntil: after(20) }),
  blob('busy at first', after(-2 * 60), [record('r5')], { busyUntil: after(3) }),
  blob('broken', after(-60), [record('r6')], {
    ...{ bad: [BROKEN_REST], body: `[${record('r6')},${BROKEN_REST}`, isBroken: true },
  }),
  blob('refused for ever', new Date(START.getTime() - 7 * DAY_MS + HOUR_MS), [record('r7')], {
    refusedUntil: after(1e6),
  }),
  blob('variant', after(-30), [record('r1', { Subject: 'other' })]),
  blob('late', after(-90), [record('r8')], { availableFrom: after(10) }),
  blob('given to one', after(6), [record('r9')], { isGivenToOne: true }),
  blob('fresh', after(-1), [record('r10')]),
  blob('next', after(5), [record('r11'), record('r12')]),
  blob('later', after(44), [record('r13')]),
  blob('never listed', after(3 * 60), [record('r14')]),
  blob('after the outage', after(8 * 24 * 60 - 60), [record('r15')]),
  // Made while the subscription was off: it never becomes available.
  blob('while switched off', after(8 * 24 * 60 + 120), [record('r16')], { availableFrom: after(1e6) }),
  blob('late behind what is covered', after(8 * 24 * 60 + 295), [record('r18')], {
    availableFrom: after(8 * 24 * 60 + 305),
  }),
  blob('on again', after(8 * 24 * 60 + 240), [record('r17')]),
];
