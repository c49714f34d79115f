import { type Counts, countPoll } from '../../../bench/counts/countPoll';
import { countWork } from '../../../bench/counts/countWork';
import { readExpectedCounts } from '../../../bench/counts/expectedCounts';

// Part of `npm run bench -- --short`; where a change of them is meant: npm run bench -- --short --accept
async function expectedOf(where: string): Promise<Counts> {
  const all = Object.entries(await readExpectedCounts()).filter(([name]) => name.startsWith(`${where}: `));
  return Object.fromEntries(all.map(([name, count]) => [name.slice(where.length + 2), count]));
}

test('JSON read and written on the way of a thousand records', async () => {
  const { parse, stringify } = JSON;
  expect(countWork(1_000)).toEqual(await expectedOf('parse and serialise 1000 records'));
  expect([JSON.parse, JSON.stringify]).toEqual([parse, stringify]);
});

test('requests, transactions, rows and entities of a poll of a thousand records', async () => {
  expect(await countPoll(1_000, 100)).toEqual(await expectedOf('blobs of 100'));
}, 60_000);
