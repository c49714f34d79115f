import { packWaiting } from '../../../shared/tables/auditRecords/packWaiting';
import { PendingRecord } from '../../../shared/tables/auditRecords/pendingRecord';
import { record } from '../record';

const origin = { source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' };

function pending(fields: Readonly<Record<string, unknown>>): PendingRecord {
  return new PendingRecord(record(fields), origin);
}

it('changes nothing of a row but what its text takes while it waits', () => {
  const fields = Array.from({ length: 16 }, (_, n) => ({
    Id: `${n}`,
    Subject: `Grüße 😀 \ud800 ${'x'.repeat(n * 99)}`,
  }));
  const waiting = fields.map(pending);
  const bytesBefore = waiting.map(({ heldBytes }) => heldBytes);
  const gainedBytes = packWaiting(waiting);
  expect(gainedBytes).toBeGreaterThan(0);
  const bytes = (each: readonly number[]) => each.reduce((sum, one) => sum + one, 0);
  expect(bytes(waiting.map(({ heldBytes }) => heldBytes))).toBe(bytes(bytesBefore) - gainedBytes);
  const alone = fields.map(pending);
  const rows = (each: readonly PendingRecord[]) => each.map((one) => one.makeRows());
  expect(rows(waiting)).toEqual(rows(alone));
  // Again: a conflict asks a second time.
  expect(rows(waiting)).toEqual(rows(alone));
  expect(waiting.map(({ foundBy }) => foundBy)).toEqual(alone.map(({ foundBy }) => foundBy));
});

it('leaves alone a long text, which its row compresses already, and what has no company', () => {
  const long = pending({ Id: 'long', Subject: 'x'.repeat(40_000) });
  expect(packWaiting([long, pending({ Id: 'short' })])).toBe(0);
  expect(packWaiting([])).toBe(0);
});
