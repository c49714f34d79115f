import { bicepParser } from './bicepParser';
import { infraTexts } from './infraTexts';
import { syntaxFaults } from './syntaxFaults';

let parse: Awaited<ReturnType<typeof bicepParser>>;
beforeAll(async () => {
  parse = await bicepParser();
});

test.each([...infraTexts()])('%s is Bicep', (name, text) => {
  expect(syntaxFaults(parse(name, text))).toEqual([]);
});

test.each([
  ['a.bicep', "var a = {\n  b: 'c\n}\n"],
  ['a.bicep', 'param a string = [\n'],
  ['a.bicepparam', "using 'a.bicep'\n\nparam a = {\n"],
])('what is no Bicep is found in %s', (name, text) => {
  expect(syntaxFaults(parse(name, text))).not.toEqual([]);
});
