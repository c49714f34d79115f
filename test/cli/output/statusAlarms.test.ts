import { statusAlarms } from '../../../cli/output/statusAlarms';
import type { PollRun } from '../../../shared/ledger/pollRun';
import { contentTypeWith, NOW, openGapWith, statusWith } from './status';

const at = (text: string) => new Date(text);

function run(change: Partial<PollRun>): PollRun {
  const startedAt = at('2026-11-10T11:55:00Z');
  return {
    startedAt,
    endedAt: startedAt,
    outcome: 'complete',
    windows: [],
    counts: {},
    failure: undefined,
    appVersion: '1.0.0',
    app: 'audit-app',
    instance: '01234567',
    ...change,
  };
}

const old = at('2026-11-10T08:00:00Z');
const waiting = { contents: 1, since: old, attempts: 3, lastError: 'AF50000' };

describe('statusAlarms', () => {
  it.each([
    ['all is well', {}, []],
    [
      'nothing polls',
      { contentTypes: [contentTypeWith({ lastPollAt: old })] },
      [
        'Nothing has polled for 4 h, since 2026-11-10 08:00:00. Find out why: npm run --silent audit -- doctor',
      ],
    ],
    [
      'polls fail',
      {
        contentTypes: [contentTypeWith({ lastPollAt: old })],
        lastRun: run({ outcome: 'failed', failure: 'The client secret has expired.' }),
      },
      [
        'The last poll (2026-11-10 11:55:00, by audit-app) failed: The client secret has expired.',
        'Audit.Exchange: no poll has come to its end for 4 h, since 2026-11-10 08:00:00, though polls have begun.',
      ],
    ],
    [
      'no poll has come to its end',
      { contentTypes: [contentTypeWith({ lastPollAt: undefined })], lastRun: run({ outcome: 'incomplete' }) },
      ['Audit.Exchange: no poll has come to its end yet.'],
    ],
    [
      'an outage grows',
      { gaps: [openGapWith({ isUnderWay: true })] },
      [
        'Audit.Exchange: records are being lost. What Microsoft made available before 2026-11-05 01:00:00 is out of reach, and more with every minute until a poll comes to its end.',
      ],
    ],
    [
      'the subscription is off',
      { gaps: [openGapWith({ isUnderWay: true, reason: 'subscriptionDisabled' })] },
      [
        'Audit.Exchange: the subscription is switched off, and nothing is collected since 2026-11-05 00:00:00. A poll switches it on again.',
      ],
    ],
    [
      'content goes soon',
      {
        contentTypes: [
          contentTypeWith({ waiting: { ...waiting, contentExpiration: at('2026-11-11T10:00:00Z') } }),
        ],
      },
      ['Audit.Exchange: the oldest waiting content is to be had until 2026-11-11 10:00:00 only.'],
    ],
    [
      'content that waits for long yet is none',
      {
        contentTypes: [
          contentTypeWith({ waiting: { ...waiting, contentExpiration: at('2026-11-17T10:00:00Z') } }),
        ],
      },
      [],
    ],
    [
      'somebody edited the ledger',
      { contentTypes: [contentTypeWith({ editedRows: ['Audit.Exchange_2026-11-09/a', 'b'] })] },
      [
        'Audit.Exchange: 2 rows of the content table changed by hand, such as Audit.Exchange_2026-11-09/a. What can still be read of them is used.',
      ],
    ],
    [
      'record types have stopped',
      {
        silentRecordTypes: [
          { recordType: 1, recordTypeName: 'ExchangeAdmin', lastDay: '2026-11-05', daysSeen: 10 },
          { recordType: 50, recordTypeName: 'ExchangeItemAggregated', lastDay: '2026-11-06', daysSeen: 14 },
        ],
      },
      [
        'ExchangeAdmin (1) came on 10 of 14 days, and no more since 2026-11-05. Is its auditing still switched on?',
        'ExchangeItemAggregated (50) came on 14 of 14 days, and no more since 2026-11-06. Is mailbox auditing still on? Get-OrganizationConfig | Format-List AuditDisabled must say False.',
      ],
    ],
  ])('%s', (_, change, alarms) => {
    expect(statusAlarms(statusWith(change), NOW)).toEqual(alarms);
  });
});
