import { runQuery } from './runQuery';

const T = [
  { at: 1, kind: 'a', text: '{"n":3,"list":[{"x":1},{"x":2}]}' },
  { at: 2, kind: 'b', text: '{"n":null,"list":[]}' },
  { at: 3, kind: 'a', text: '{"n":5,"list":[{"x":7}]}' },
];

test.each<[string, unknown]>([
  ["T | where kind == 'a' | project at", [{ at: 1 }, { at: 3 }]],
  ["T | where kind != 'a' or at > 2 | project at", [{ at: 2 }, { at: 3 }]],
  ["T | where kind in ('b', 'c') | summarize n = count()", [{ n: 1 }]],
  ['T | where text startswith_cs \'{"n":3\' | project kind', [{ kind: 'a' }]],
  ["T | where text contains 'LIST' and at <= 1 | summarize count()", [{ count_: 1 }]],
  ['T | extend j = parse_json(text) | summarize s = sum(toint(j.n)), m = max(toint(j.n))', [{ s: 8, m: 5 }]],
  [
    'T | extend j = parse_json(text) | mv-expand each = j.list | summarize s = sum(toint(each.x)), c = count()',
    [{ s: 10, c: 4 }],
  ],
  [
    'T | summarize arg_max(at, text) by kind | project kind, at',
    [
      { kind: 'a', at: 3 },
      { kind: 'b', at: 2 },
    ],
  ],
  [
    "let want = dynamic(['a','c']);\nT | summarize have = make_set(kind) | project n = array_length(set_difference(want, have))",
    [{ n: 1 }],
  ],
  [
    "T | where kind == 'none' | summarize s = sum(at), c = count(), m = max(at)",
    [{ s: 0, c: 0, m: undefined }],
  ],
  [
    'T | summarize c = countif(at > 1) by kind',
    [
      { kind: 'a', c: 1 },
      { kind: 'b', c: 1 },
    ],
  ],
  [
    "T | project name = strcat(kind, '-', tostring(at + 1)), bin(at, 1h)",
    [
      { name: 'a-2', at: 1 },
      { name: 'b-3', at: 2 },
      { name: 'a-4', at: 3 },
    ],
  ],
])('%s', (query, expected) => {
  const rows = runQuery(query, { T }).map(({ want, ...row }) => row);
  expect(rows).toEqual(expected);
});

test.each([
  ['U | count', /no table U/],
  ['T | sort at', /no operator sort/],
  ['T | where nowhere == 1', /no column nowhere/],
  ['T | where at == ', /ends too early/],
  ['T | where at == 1 2', /goes on with 2/],
  ['T | project x = today()', /no function today/],
  ['T | summarize x = median(at)', /no aggregate median/],
  ['T | where at ~ 1', /unknown at/],
])('refuses what it does not know: %s', (query, fault) => {
  expect(() => runQuery(query, { T })).toThrow(fault);
});

test('tells which names are looked up', () => {
  const found: [string, unknown][] = [];
  runQuery(
    'T | extend j = parse_json(text) | project j.n, j.missing',
    { T: T.slice(0, 1) },
    (path, value) => void found.push([path, value]),
  );
  expect(found).toEqual([
    ['j.n', 3],
    ['j.missing', undefined],
  ]);
});
