import { auditDataText } from '../../shared/sources/auditDataText';

describe('auditDataText', () => {
  it.each([
    [
      'a record',
      '{"Id":"a","CreationTime":"t","AuditData":"{}"}',
      '{"Id":"a","CreationTime":"t","AuditData":"{}"}',
    ],
    [
      'Graph, exactly as it stands',
      '{"id":"a","auditData": { "B":1.0, "A":[1,{"auditData":2}] } ,"x":1}',
      '{ "B":1.0, "A":[1,{"auditData":2}] }',
    ],
    ['the cmdlet', '{"Identity":"a","AuditData":"{\\"Id\\":\\"\\u00e9\\"}"}', '{"Id":"é"}'],
    ['another member that only looks like it', '{"a":"\\"auditData\\":1","auditData":{"Id":2}}', '{"Id":2}'],
    ['no record at all', '{"a":1}', '{"a":1}'],
    ['no JSON', '{"auditData":', '{"auditData":'],
    ['an array', '["auditData"]', '["auditData"]'],
  ])('takes %s', (_name, element, text) => {
    expect(auditDataText(Buffer.from(element)).utf8?.toString()).toBe(text);
  });

  it.each(['{"AuditData":""}', '{"AuditData":null}', '{"auditData":"  "}'])('finds %s empty', (element) => {
    expect(auditDataText(Buffer.from(element)).utf8).toBeUndefined();
  });

  it('tells what the search says of itself', () => {
    const element = '{"AuditData":"{}","ResultIndex":-1,"ResultCount":0}';
    expect(auditDataText(Buffer.from(element)).search).toEqual({ resultIndex: -1, resultCount: 0 });
  });
});
