import { addPollSummary } from '../../shared/ingest/addPollSummary';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';

test('counts are summed, notes told once, and only what is complete in both is complete', () => {
  const sum = { ...emptyPollSummary(), stored: 2, records: 10, complete: true, notes: ['a note'] };
  const other = { ...emptyPollSummary(), stored: 3, inserted: 4, notes: ['a note', 'another'] };
  addPollSummary(sum, { ...other, complete: true });
  expect(sum).toMatchObject({
    ...{ stored: 5, records: 10, inserted: 4, complete: true, notes: ['a note', 'another'] },
  });
  addPollSummary(sum, { ...other, complete: false });
  expect(sum).toMatchObject({ stored: 8, complete: false });
});
