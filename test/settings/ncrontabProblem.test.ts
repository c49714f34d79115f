import { ncrontabProblem } from '../../shared/settings/ncrontabProblem';

test.each([
  '17 */5 * * * *',
  '*/5 * * * *',
  '0 0 3 * * mon-fri',
  '0 30 9-17/2 1,15 JAN,Jul *',
  '5/10 0 0 * * 0',
  '0 0 0 31 december sunday',
  '  0  0 * * * *  ',
])('is a schedule: %s', (text) => {
  expect(ncrontabProblem(text)).toBeUndefined();
});

test.each([
  ['00:05:00', /of 5 or 6 fields$/],
  ['every 5 minutes', /of 5 or 6 fields$/],
  ['0 0 0 * * * 2026', /of 5 or 6 fields$/],
  ['60 * * * * *', /its second must lie in 0-59$/],
  ['0 60 * * * *', /its minute must lie in 0-59$/],
  ['0 0 24 * * *', /its hour must lie in 0-23$/],
  ['0 0 0 0 * *', /its day must lie in 1-31$/],
  ['0 0 0 * 13 *', /its month must lie in 1-12$/],
  ['0 0 0 * * 7', /its day of the week must lie in 0-6$/],
  ['0 */0 * * * *', /its minute/],
  ['0 5-10-15 * * * *', /its minute/],
  ['0 1/2/3 * * * *', /its minute/],
  ['0 , * * * *', /its minute/],
  ['0 0 0 * feb-xyz *', /its month/],
  ['0 0 0 ? * *', /its day must/],
  ['a b c d e', /its minute/],
])('is none: %s', (text, problem) => {
  expect(ncrontabProblem(text)).toMatch(problem);
});
