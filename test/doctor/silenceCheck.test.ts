import { silenceCheck } from '../../shared/doctor/silenceCheck';

describe('silenceCheck', () => {
  it('has nothing to tell of a tenant that goes on as before', () => {
    expect(silenceCheck([])).toMatchObject({ name: 'daily records', ok: true });
  });

  it('names what came daily and has stopped', () => {
    const silent = [
      { recordType: 2, recordTypeName: 'ExchangeItem', lastDay: '2026-11-18', daysSeen: 14 },
      { recordType: 50, recordTypeName: 'ExchangeItemAggregated', lastDay: '2026-11-19', daysSeen: 12 },
    ];
    expect(silenceCheck(silent)).toMatchObject({
      ok: null,
      detail:
        'Came daily and have stopped: ExchangeItem (2) since 2026-11-18, ExchangeItemAggregated (50) since 2026-11-19.',
    });
  });
});
