import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { lineSeparatorPolicy } from '../../../shared/tables/store/lineSeparatorPolicy';

async function sent(body: string | undefined): Promise<unknown> {
  const request = createPipelineRequest({ url: 'https://contoso', ...(body !== undefined && { body }) });
  const response = await lineSeparatorPolicy.sendRequest(request, async (passed) => ({
    ...{ status: 200, headers: createHttpHeaders(), request: passed },
  }));
  return response.request.body;
}

describe('lineSeparatorPolicy', () => {
  it.each([
    ['{"a":"b\u2028c\u2029d\u2028"}', '{"a":"b\\u2028c\\u2029d\\u2028"}'],
    ['{"a":"b\\n\u2027\u202a"}', '{"a":"b\\n\u2027\u202a"}'],
    [undefined, undefined],
  ])('sends %j as %j, every time', async (body, expected) => {
    for (let time = 0; time < 3; time++) expect(await sent(body)).toBe(expected);
  });

  it('changes no value', async () => {
    const value = { a: '\u2028\u2029\\u2028' };
    expect(JSON.parse(String(await sent(JSON.stringify(value))))).toEqual(value);
  });
});
