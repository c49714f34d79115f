import { nextSteps } from '../../../cli/output/nextSteps';

const SHOW = 'What a record says: npm run --silent audit -- show ID';
const REPORT =
  'Which messages were read, and what of it cannot be known: npm run --silent audit -- report mail-access';

describe('nextSteps', () => {
  it.each([
    [{}, ['Send'], [SHOW]],
    [{ address: '203.0.113.7' }, ['Send'], [SHOW]],
    [{}, ['MailItemsAccessed'], [SHOW]],
    [
      { address: '203.0.113.0/24', from: new Date('2026-11-01T00:00:00Z') },
      ['Send', 'MailItemsAccessed'],
      [SHOW, `${REPORT} --address 203.0.113.0/24 --from 2026-11-01T00:00:00.000Z`],
    ],
    [{ user: "o'brien x" }, ['MailItemsAccessed'], [SHOW, `${REPORT} --user 'o'\\''brien x'`]],
  ])('%j with %j', (query, operations, expected) => {
    expect(nextSteps(query, new Set(operations))).toEqual(expected);
  });
});
