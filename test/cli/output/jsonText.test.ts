import { jsonText } from '../../../cli/output/jsonText';

describe('jsonText', () => {
  it('says null where something is not known', () => {
    expect(JSON.parse(jsonText({ a: undefined, b: [new Date(0)] }))).toEqual({
      a: null,
      b: ['1970-01-01T00:00:00.000Z'],
    });
  });
});
