import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSUMED, capacity, DOCUMENTED, mostUsers } from '../../../bench/cost/capacity';
import { capacityTable } from '../../../bench/cost/capacityTable';
import { limitLines } from '../../../bench/cost/limitLines';
import {
  RECORDS_A_SECOND,
  RECORDS_A_USER_AND_DAY,
  STORED_BYTES_A_RECORD,
} from '../../../bench/cost/monthlyCost';

const doc = readFileSync(join(__dirname, '../../../docs/capacity.md'), 'utf8');

test('docs/capacity.md has these numbers', () => {
  expect(doc).toContain(capacityTable());
  expect(doc).toContain(limitLines());
});

test('it names what is assumed and documented', () => {
  const whole = (value: number) => value.toLocaleString('en-US');
  for (const said of [
    `${RECORDS_A_USER_AND_DAY} records a user and day`,
    `${whole(STORED_BYTES_A_RECORD)} bytes a record`,
    `${ASSUMED.recordsABlob} records a blob`,
    `${ASSUMED.busiestType * 100} % of all`,
    `${RECORDS_A_SECOND} records a second an instance`,
    `${whole(DOCUMENTED.apiRequestsAMinute)} a minute and tenant`,
    `${whole(DOCUMENTED.accountEntities)} entities of 1 KiB a second`,
    `${whole(DOCUMENTED.partitionEntities)} entities of 1 KiB a second`,
    `${DOCUMENTED.cosmosPartitionGb} GB, 10,000 request units`,
  ])
    expect(doc).toContain(said);
});

test('every share grows in proportion with the users', () => {
  const [small, large] = [capacity(1_000), capacity(1_000_000)];
  expect(small.recordsADay).toBe(40_000);
  for (const share of ['shareOfApi', 'shareOfInstance', 'shareOfAccount', 'shareOfPartition'] as const) {
    expect(large[share]).toBeCloseTo(small[share] * 1_000, 6);
    expect(capacity(mostUsers(share))[share]).toBeLessThanOrEqual(1);
    expect(capacity(mostUsers(share) + 100)[share]).toBeGreaterThan(1);
  }
});

test('ten million users fit as twenty tenants, and not as one, as the page says', () => {
  const part = capacity(500_000);
  expect(Math.max(part.shareOfAccount, part.shareOfPartition, part.shareOfApi)).toBeLessThan(0.5);
  expect(Math.ceil(part.shareOfInstance)).toBe(2);
  const all = capacity(10_000_000);
  expect(Math.min(all.shareOfAccount, all.shareOfPartition, all.shareOfApi)).toBeGreaterThan(1);
});
