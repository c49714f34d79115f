import { quarantineReasonText } from '../../../cli/output/quarantineReasonText';

it.each([
  ['invalidJson', 'not valid JSON'],
  ['refusedByStorage', 'refused by Table Storage'],
  ['reasonOfALaterVersion', 'reasonOfALaterVersion'],
  ['constructor', 'constructor'],
])('says %s as %s', (reason, text) => expect(quarantineReasonText(reason)).toBe(text));
