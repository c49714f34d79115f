import fc from 'fast-check';
import { RecordSplitter, type SplitEnd } from '../../shared/records/recordSplitter';

function split(bytes: Uint8Array, cuts: number[] = []): { records: string[]; end: SplitEnd } {
  const splitter = new RecordSplitter();
  const records: Buffer[] = [];
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let edge = 1; edge < edges.length; edge++) {
    // A copy that is overwritten afterwards, as a reader may do with its buffer.
    const chunk = Buffer.from(bytes.subarray(edges[edge - 1], edges[edge]));
    records.push(...splitter.push(chunk));
    chunk.fill(0);
  }
  return { records: records.map((record) => record.toString('latin1')), end: splitter.end() };
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const BOM = '\xef\xbb\xbf';

describe('a whole blob', () => {
  const cases: [name: string, blob: string, records: string[]][] = [
    ['no record', '[]', []],
    ['white space around everything', ' \r\n[ {"a" : 1} ,\t{"b":[ ]}\n] \n', ['{"a" : 1}', '{"b":[ ]}']],
    ['a byte order mark', `${BOM}[{"a":1}]`, ['{"a":1}']],
    ['a trailing comma', '[{"a":1},]', ['{"a":1}']],
    [
      'commas missing between elements',
      '[{"a":1}{"b":2} "c"3 4[5]]',
      ['{"a":1}', '{"b":2}', '"c"', '3', '4', '[5]'],
    ],
    [
      'elements of any kind',
      '[null,-1.5e3,"x",[1,[2]],true,nonsense:x]',
      ['null', '-1.5e3', '"x"', '[1,[2]]', 'true', 'nonsense:x'],
    ],
    [
      'brackets and escaped quotes in strings',
      '[{"a":"]}\\"{[\\\\"},"\\\\"]',
      ['{"a":"]}\\"{[\\\\"}', '"\\\\"'],
    ],
    [
      'an invalid escape and raw control characters',
      '[{"Path":"\\Inbox\n\x01"},1]',
      ['{"Path":"\\Inbox\n\x01"}', '1'],
    ],
    ['one top-level object', ' {"a":[{"b":"}"}]} ', ['{"a":[{"b":"}"}]}']],
    ['bytes beyond ASCII, valid or not', '[{"a":"\xc3\xa9\xff"}]', ['{"a":"\xc3\xa9\xff"}']],
  ];
  test.each(cases)('%s', (_name, blob, records) => {
    expect(split(latin1(blob))).toEqual({ records, end: { whole: true } });
  });
});

describe('a blob that breaks', () => {
  const cases: [blob: string, records: string[], reason: string, position: number, rest: string][] = [
    ['', [], 'empty', 0, ''],
    [' \n ', [], 'empty', 3, ''],
    [BOM, [], 'empty', 3, ''],
    ['\xef\xbb', [], 'notAnArray', 0, '\xef\xbb'],
    ['<html>', [], 'notAnArray', 0, '<html>'],
    [`${BOM} "text"`, [], 'notAnArray', 4, '"text"'],
    ['\xff\xfe[\0]\0', [], 'notAnArray', 0, '\xff\xfe[\0]\0'],
    ['[', [], 'cutShort', 1, ''],
    ['[{"a":1}', ['{"a":1}'], 'cutShort', 8, ''],
    ['[{"a":1},', ['{"a":1}'], 'cutShort', 9, ''],
    ['[{"a":1}, {"b":"c', ['{"a":1}'], 'cutShort', 10, '{"b":"c'],
    ['[1,tru', ['1'], 'cutShort', 3, 'tru'],
    ['{"a":1', [], 'cutShort', 0, '{"a":1'],
    ['[1] x', ['1'], 'trailingBytes', 4, 'x'],
    ['[1],[2]', ['1'], 'trailingBytes', 3, ',[2]'],
    ['{"a":1}\n{"b":2}', ['{"a":1}'], 'trailingBytes', 8, '{"b":2}'],
    ['[1,{"a":[2}],{"b":3}]', ['1'], 'notAnArray', 3, '{"a":[2}],{"b":3}]'],
    ['[1,}{"b":3}]', ['1'], 'notAnArray', 3, '}{"b":3}]'],
  ];
  test.each(cases)('%j', (blob, records, reason, position, rest) => {
    const end = { whole: false, reason, position, rest: latin1(rest) };
    expect(split(latin1(blob))).toEqual({ records, end });
    // The same byte by byte.
    expect(split(latin1(blob), [...Array(blob.length).keys()])).toEqual({ records, end });
  });
});

const space = fc.stringMatching(/^[ \t\r\n]{0,2}$/);
const cuts = fc.array(fc.nat(), { maxLength: 8 });

test('any array, spelled and cut in any way, gives back the bytes of its elements', () => {
  const element = fc
    .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'))
    .map(([value, indent]) => JSON.stringify(value, null, indent));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(space, element, space)),
      space,
      fc.boolean(),
      cuts,
      (elements, end, hasMark, at) => {
        const body = elements.map((parts) => parts.join('')).join(',');
        const bytes = Buffer.from(`${hasMark ? '\ufeff' : ''}${end}[${body}${end}]${end}`);
        const expected = elements.map(([, text]) => Buffer.from(text).toString('latin1'));
        expect(split(bytes, at)).toEqual({ records: expected, end: { whole: true } });
      },
    ),
  );
});

test('no bytes make it fail or lose any but separators', () => {
  const anyBytes = fc.uint8Array({ maxLength: 60 });
  const nearlyJson = fc
    .array(fc.constantFrom(...'[]{},:"\\ \n1a\xef\xbb\xbf'))
    .map((chars) => new Uint8Array(latin1(chars.join(''))));
  fc.assert(
    fc.property(fc.oneof(anyBytes, nearlyJson), cuts, (bytes, at) => {
      const { records, end } = split(bytes, at);
      expect(split(bytes)).toEqual({ records, end });
      const rest = end.whole ? '' : end.rest.toString('latin1');
      let left = Buffer.from(bytes)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '');
      for (const part of [...records, rest]) {
        const found = left.indexOf(part);
        expect(left.slice(0, found)).toMatch(/^[[\],\s]*$/);
        left = left.slice(found + part.length);
      }
      expect(left).toMatch(/^[[\],\s]*$/);
      if (!end.whole) expect(end.position + end.rest.length).toBe(bytes.length);
    }),
    { numRuns: 500 },
  );
});
