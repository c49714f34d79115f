import { rowSizeInBytes } from '../../../shared/tables/store/rowSize';
import type { RowValue } from '../../../shared/tables/store/tableRow';

describe('rowSizeInBytes', () => {
  const none: Record<string, RowValue> = {};

  it.each([
    ['keys alone', none, 4 + 4 + 2],
    ['a text, 2 bytes a unit and 4', { Text: 'abc' }, 10 + 8 + 8 + 6 + 4],
    ['an emoji, two units', { Text: '😀' }, 10 + 8 + 8 + 4 + 4],
    ['bytes', { B: new Uint8Array(5) }, 10 + 8 + 2 + 5 + 4],
    ['an Int32', { I: 7 }, 10 + 8 + 2 + 4],
    ['a Boolean', { T: true }, 10 + 8 + 2 + 1],
    ['an Int64', { L: { type: 'Int64', value: '7' } as const }, 10 + 8 + 2 + 8],
    ['a time', { D: { type: 'DateTime', value: '2026-01-01T00:00:00Z' } as const }, 10 + 8 + 2 + 8],
  ])('counts %s', (_, columns, bytes) => {
    expect(rowSizeInBytes({ ...columns, partitionKey: 'pk', rowKey: 'r' })).toBe(bytes);
  });
});
