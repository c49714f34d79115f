import { submittedEtags } from '../../../shared/tables/store/submittedEtags';

function answer(...statuses: number[]) {
  const subResponses = statuses.map((status, n) => ({ status, etag: `W/"${n}"` }));
  return { status: 202, subResponses, getResponseForEntity: () => undefined };
}

describe('submittedEtags', () => {
  it('gives the etags in the order sent', () => {
    expect(submittedEtags(answer(204, 201), 2)).toEqual(['W/"0"', 'W/"1"']);
  });

  it.each([
    ['an answer without parts', answer(), 2],
    ['an answer that was cut', answer(204), 2],
    ['a part that failed without a body', answer(204, 409), 2],
    ['more parts than rows', answer(204, 204), 1],
  ])('does not take %s for success', (_, given, rows) => {
    expect(() => submittedEtags(given, rows)).toThrow(/was answered for/);
  });

  it('gives an etag that matches no row where one is missing', () => {
    const given = { ...answer(204), subResponses: [{ status: 204 }] };
    expect(submittedEtags(given, 1)).toEqual(['W/"none"']);
  });
});
