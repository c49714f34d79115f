import { coversArgument } from '../../cli/coversArgument';

const now = new Date('2026-11-20T12:00:00Z');

describe('coversArgument', () => {
  it.each([
    ['2026-11-01..2026-11-12', '2026-11-01T00:00:00.000Z', '2026-11-13T00:00:00.000Z'],
    ['2026-11-01T10:00Z..2026-11-12T10:30Z', '2026-11-01T10:00:00.000Z', '2026-11-12T10:30:00.000Z'],
    ['-20d..-1d', '2026-10-31T12:00:00.000Z', '2026-11-19T12:00:00.000Z'],
  ])('reads %s', (typed, from, to) => {
    expect(coversArgument(typed, { now })).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it.each([
    ['2026-11-01', 'Write it as 2026-11-01..2026-11-12'],
    ['2026-11-01..', 'Write it as'],
    ['a..b', 'Write a day as 2026-11-01'],
    ['2026-11-01..2026-11-20', 'It ends in the future'],
    ['2026-11-12..2026-11-01', 'It must begin 7 days before the gap'],
    ['2026-11-01..2026-11-07', 'It must begin 7 days before the gap'],
  ])('does not take %s', (typed, message) => {
    expect(() => coversArgument(typed, { now })).toThrow(message);
  });
});
