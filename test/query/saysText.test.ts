import { saysText } from '../../shared/query/saysText';

describe('saysText', () => {
  it.each([
    ['a part of a value', 'invoice', '{"Subject":"Your INVOICE 7"}', true],
    ['as it was received', '"subject":"your', '{"Subject":"Your"}', true],
    ['a letter that is escaped', 'Zoë', '{"Subject":"Zo\\u00eb"}', true],
    ['a letter that is not', 'Zoë', '{"Subject":"Zoë"}', true],
    ['a letter beyond 16 bits, escaped', '😀', '{"Subject":"\\ud83d\\ude00"}', true],
    ['composed asked, decomposed stored', 'Zo\u00eb', '{"Subject":"Zoe\\u0308"}', true],
    ['a slash', 'https://a.b/c', '{"Url":"https:\\/\\/a.b\\/c"}', true],
    ['a folder', '\\Inbox', '{"Path":"\\\\Inbox"}', true],
    ['a line end', 'a\nb', '{"Subject":"a\\nb"}', true],
    ['JSON within JSON', '{"To":"eve"}', '{"Value":"{\\"To\\":\\"eve\\"}"}', true],
    [
      'JSON within JSON within JSON',
      'Zoë',
      '{"V":"{\\"W\\":\\"{\\\\\\"X\\\\\\":\\\\\\"Zo\\\\\\\\u00eb\\\\\\"}\\"}"}',
      true,
    ],
    ['what is not there', 'receipt', '{"Subject":"Your invoice"}', false],
    ['what is not there, among escapes', 'receipt', '{"Path":"\\\\Inbox\\u0020"}', false],
  ])('%s', (_, wanted, received, expected) => {
    expect(saysText(wanted)(received)).toBe(expected);
  });
});
