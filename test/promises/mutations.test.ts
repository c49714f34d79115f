import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { campaigns } from '../chaos/campaigns';
import { mutations } from './mutations';
import { staleMutations } from './staleMutations';

const root = resolve(__dirname, '../..');

test('every mutation still changes exactly one place', () => {
  expect(staleMutations(root, mutations)).toEqual([]);
});

test('a mutation whose place has moved is told', () => {
  const moved = {
    promise: 'P1',
    rule: 'gone',
    file: 'package.json',
    find: 'no such text',
    replace: '',
    tests: [],
  };
  const lost = { ...moved, file: 'shared/noSuchFile.ts' };
  expect(staleMutations(root, [moved, lost])).toEqual([
    'package.json: "no such text" stands there 0 times (gone)',
    'shared/noSuchFile.ts: "no such text" stands there 0 times (gone)',
  ]);
});

test('the README of the campaigns lists every one', () => {
  const readme = readFileSync(resolve(root, 'test/chaos/README.md'), 'utf8');
  expect(mutations.filter(({ rule }) => !readme.includes(`| ${rule} |`))).toEqual([]);
});

test.each(Array.from({ length: 10 }, (_, index) => `P${index + 1}`))(
  '%s has a mutation that a fault campaign must notice',
  (promise) => {
    const names = campaigns.map(({ name }) => name);
    const watching = mutations
      .filter((mutation) => mutation.promise.split(' ')[0] === promise)
      .flatMap(({ campaign }) => campaign ?? []);
    expect(watching).not.toEqual([]);
    expect(names).toEqual(expect.arrayContaining(watching));
  },
);
