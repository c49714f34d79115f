import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';
import { ReferenceLog } from '../../../shared/tables/auditIndex/referenceLog';

const full: IndexReference = {
  partitionKey: '50_2026-03-10',
  rowKey: '12:34:56_a',
  recordType: 50,
  operation: 'MailItemsAccessed',
  userId: 'ann@contoso.com',
  clientAddress: '192.0.2.7',
};
const none = { operation: undefined, userId: undefined, clientAddress: undefined };
const bare: IndexReference = { ...full, rowKey: '', recordType: 0, ...none };

it('gives each reference back at the number that it told', () => {
  const log = new ReferenceLog();
  const references = Array.from({ length: 1_500 }, (_, n) => ({
    ...(n % 3 ? full : bare),
    rowKey: n === 7 ? '' : `${n}\ud800"`,
    ...(n % 7 === 0 && { userId: `user${n % 70}`, clientAddress: '' }),
  }));
  expect(references.map((reference) => log.append(reference))).toEqual(references.map((_, n) => n));
  const all = log.all();
  expect(references.map((_, n) => all.at(n))).toEqual(references);
  expect(all.at(1_500)).toBeUndefined();
});

it('gives those of before while others come', () => {
  const log = new ReferenceLog();
  log.append(full);
  const all = log.all();
  for (let n = 0; n < 1_000; n++) log.append({ ...bare, rowKey: `${n}` });
  expect(all.at(0)).toEqual(full);
});

it('takes less than the references would', () => {
  const log = new ReferenceLog();
  for (let n = 0; n < 1_000; n++) log.append({ ...full, rowKey: `12:34:56_${n}` });
  expect(log.sizeInBytes).toBeLessThan(1_000 * 50);
});
