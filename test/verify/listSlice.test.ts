import { isChecked, listSlice, slices } from '../../shared/verify/listSlice';
import { content, scriptedApi } from '../ingest/scriptedApi';

const window = (from: string, to: string) => ({ from: new Date(`${from}Z`), to: new Date(`${to}Z`) });

test('slices are of 4 hours and leave nothing out', () => {
  const cut = [
    ...slices([
      window('2026-03-19T21:30:00', '2026-03-20T00:00:00'),
      window('2026-03-20T00:00:00', '2026-03-20T09:00:00'),
    ]),
  ];
  expect(
    cut.map(({ from, to }) => `${from.toISOString().slice(11, 16)}-${to.toISOString().slice(11, 16)}`),
  ).toEqual(['21:30-00:00', '00:00-04:00', '04:00-08:00', '08:00-09:00']);
});

test('a slice comes in order and without repeats, whatever the pages', async () => {
  const [a, b, c] = [
    content('b', '2026-03-10T10:00:00Z'),
    content('a', '2026-03-10T10:00:00.000Z'),
    content('c', '2026-03-10T09:00:00Z'),
  ];
  const api = scriptedApi({ pages: [[[a, b], [], [c, a]]] });
  const items = await listSlice(api, 'Audit.Exchange', window('2026-03-10T08:00:00', '2026-03-10T12:00:00'));
  expect(items.map(({ contentId }) => contentId)).toEqual(['c', 'a', 'b']);
});

test.each([
  ['2026-03-10T09:59:59Z', 'z', true],
  ['2026-03-10T10:00:00Z', 'a', true],
  ['2026-03-10T10:00:00Z', 'm', true],
  ['2026-03-10T10:00:00Z', 'n', false],
  ['2026-03-10T10:00:01Z', 'a', false],
])('content of %s, %s, is checked by who has come to 10:00:00, m: %s', (created, contentId, expected) => {
  const position = { contentCreated: new Date('2026-03-10T10:00:00Z'), contentId: 'm' };
  expect(isChecked(content(contentId, created), position)).toBe(expected);
  expect(isChecked(content(contentId, created), undefined)).toBe(false);
});
