import { tableData } from '../../../../cli/output/reports/tableData';

describe('tableData', () => {
  it('writes a column once for each value where values repeat, and times as seconds after the first', () => {
    const at = (second: number) => Date.UTC(2026, 10, 1) + 1_000 * second;
    const data = tableData({
      ...{ id: 'x', title: 'X', empty: '' },
      columns: [
        { title: 'Who', kind: 'text' },
        { title: 'When', kind: 'time' },
        { title: 'Which', kind: 'code', isDetail: true },
      ],
      rows: [
        ['alice', at(7), 'a'],
        ['alice', undefined, 'b'],
        ['alice', at(5.5), 'c'],
        [undefined, at(9), undefined],
      ],
      records: ['r1', 'r1', 'r1', 'r2'],
    });
    expect(data).toEqual({
      ...{ title: 'X', rows: 4, pageSize: 25 },
      columns: [
        { title: 'Who', kind: 'text', isDetail: undefined, values: ['alice', null], places: [0, 0, 0, 1] },
        { title: 'When', kind: 'time', isDetail: undefined, origin: at(5.5), values: [1.5, null, 0, 3.5] },
        { title: 'Which', kind: 'code', isDetail: true, values: ['a', 'b', 'c', null] },
        { title: 'Record', kind: 'record', values: ['r1', 'r2'], places: [0, 0, 0, 1] },
      ],
    });
  });
});
