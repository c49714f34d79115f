import fc from 'fast-check';
import { isBeyondRetention } from '../../shared/ingest/retentionLimit';
import { firstKeptMonth } from '../../shared/retention/firstKeptMonth';

const ANY_TIME = fc.date({ min: new Date('2012-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

test('no month is dropped whose records a poll would store', () => {
  fc.assert(
    fc.property(ANY_TIME, fc.integer({ min: 1, max: 200 }), ANY_TIME, (now, retentionMonths, time) => {
      const creationTime = time.toISOString();
      const isDropped = creationTime.slice(0, 7) < firstKeptMonth(now, retentionMonths);
      expect(isDropped).toBe(isBeyondRetention(creationTime, { now, retentionMonths }));
    }),
  );
});
