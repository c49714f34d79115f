import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import type { RowValue } from '../../../shared/tables/store/tableRow';

function row(columns: Record<string, RowValue>, keys = { partitionKey: 'p', rowKey: 'r' }) {
  return { ...columns, ...keys };
}

const many = (count: number, value: RowValue) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Column${index}`, value]));

describe('brokenLimit', () => {
  it.each([
    ['an ordinary row', row({ Id: 'x', Ünïcode_1: 5 })],
    ['32,768 units', row({ Text: 'x'.repeat(32_768) })],
    ['65,536 bytes', row({ Bytes: new Uint8Array(65_536) })],
    ['252 columns', row(many(252, 1))],
    ['keys of 512 units', row({}, { partitionKey: 'p'.repeat(512), rowKey: "'|~=".repeat(128) })],
  ])('lets pass %s', (_, fitting) => {
    expect(brokenLimit(fitting)).toBeUndefined();
  });

  it.each([
    ['text too long in Text', row({ Text: 'x'.repeat(32_769) })],
    ['binary too long in Bytes', row({ Bytes: new Uint8Array(65_537) })],
    ['too many properties', row(many(253, 1))],
    ['row too large', row(many(17, 'x'.repeat(32_768)))],
    ['key too long', row({}, { partitionKey: 'p', rowKey: 'r'.repeat(513) })],
    ['key with a forbidden character', row({}, { partitionKey: 'a/b', rowKey: 'r' })],
    ['key with a forbidden character', row({}, { partitionKey: 'p', rowKey: 'a\ud800' })],
    ['property name', row({ 'with-dash': 1 })],
    ['property name', row({ '1st': 1 })],
    ['property name', row({ '': 1 })],
    ['property name', row({ [`N${'x'.repeat(255)}`]: 1 })],
    ['property name', row({ timestamp: 1 })],
    ['property name', row({ eTag: 1 })],
    ['property name', row({ odataType: 1 })],
  ])('finds %s', (limit, broken) => {
    expect(brokenLimit(broken)).toBe(limit);
    expect(brokenLimit(broken)).toBe(limit);
  });
});
