import { readMailAccessReport } from '../../../shared/reports/mailAccess/readMailAccessReport';
import { gapWith } from '../../query/memoryTables';
import { recordText } from '../../query/tablesWithRecords';
import { vendorSampleMended } from '../../tenant/bad/vendorSample';
import { INTRUDER, incident } from '../incident';
import { storedReports } from '../storedReports';

const at = (text: string) => new Date(`${text}Z`);
const span = { from: at('2026-11-08T00:00:00'), to: at('2026-11-12T00:00:00') };

describe('readMailAccessReport', () => {
  it.each([
    ['address', { address: `[::ffff:${INTRUDER.address}]:443` }],
    ['block of addresses', { address: '203.0.113.0/24' }],
    ['session', { session: INTRUDER.session.toUpperCase() }],
    ['app', { app: INTRUDER.app }],
  ])('tells what an intruder read, asked by %s', async (_what, selection) => {
    const report = await readMailAccessReport(await storedReports(incident), selection, span);
    expect(
      report.sessions.map(({ number, mailbox, client, messages, syncedFolders, unusual }) => ({
        number,
        mailbox,
        client,
        messages,
        syncedFolders,
        unusual,
      })),
    ).toEqual([
      {
        number: 1,
        mailbox: 'alice@contoso.com',
        client: 'Client=REST;Client=RESTSystem;;',
        messages: 3,
        syncedFolders: 0,
        unusual: ['newApp', 'newAddress'],
      },
      {
        number: 2,
        mailbox: 'alice@contoso.com',
        client: 'Client=MSExchangeRPC',
        messages: 0,
        syncedFolders: 1,
        unusual: ['newApp', 'newAddress'],
      },
      // Nothing earlier is known of this mailbox.
      {
        number: 3,
        mailbox: 'bob@contoso.com',
        client: 'Client=REST;Client=RESTSystem;;',
        messages: 1,
        syncedFolders: 0,
        unusual: [],
      },
    ]);
    expect(
      report.messages.map(({ session, messageId, subject, sizeInBytes, reads, recordId }) => [
        session,
        messageId,
        subject,
        sizeInBytes,
        reads,
        recordId,
      ]),
    ).toEqual([
      [1, '<m1@contoso.com>', '=1+1 <script>', 1_000, 2, 'in-2'],
      [1, '<m3@contoso.com>', undefined, 1_000, 1, 'in-2'],
      [1, '<m2@contoso.com>', undefined, 1_000, 1, 'in-1'],
      [3, '<m5@contoso.com>', undefined, 1_000, 1, 'in-3'],
    ]);
    expect(report.syncedFolders).toMatchObject([
      { session: 2, folder: 'Contracts', syncs: 1, recordId: 'sync-1' },
    ]);
  });

  it('knows that recording was throttled for the mailbox, though by a session of the owner', async () => {
    const tables = await storedReports(incident);
    const { blindPeriods } = await readMailAccessReport(tables, { address: INTRUDER.address }, span);
    expect(blindPeriods).toEqual([
      {
        mailbox: 'alice@contoso.com',
        from: at('2026-11-10T09:00:00'),
        to: at('2026-11-11T09:00:00'),
        reason: 'throttled',
      },
    ]);
  });

  it('shows which mailboxes an app went through', async () => {
    const tables = await storedReports(incident);
    const { apps } = await readMailAccessReport(tables, {}, span);
    expect(apps[0]).toMatchObject({
      app: INTRUDER.app,
      mailboxes: ['alice@contoso.com', 'bob@contoso.com'],
      sessions: 3,
      messages: 4,
    });
  });

  it('says what the tables do not hold of the span', async () => {
    const tables = await storedReports(incident);
    await tables.coverage.update('Audit.Exchange', () => ({
      coveredFrom: at('2026-11-09T00:00:00'),
      coveredTo: at('2026-11-11T00:00:00'),
      lastPollAt: at('2026-11-11T00:00:00'),
    }));
    await tables.coverage.open(gapWith({ from: at('2026-11-10T00:00:00'), to: at('2026-11-10T01:00:00') }));
    const { coverage } = await readMailAccessReport(tables, {}, span);
    expect(coverage).toMatchObject({
      begunLater: [{ contentType: 'Audit.Exchange', coveredFrom: at('2026-11-09T00:00:00') }],
      reachesTo: at('2026-11-11T00:00:00'),
      quarantined: 0,
    });
    expect(coverage.gaps.map(({ from }) => from)).toContainEqual(at('2026-11-10T00:00:00'));
  });

  it('reads columns that were too long for the table out of the text', async () => {
    const ids = Array.from({ length: 600 }, (_, n) => `<${'x'.repeat(60)}${n}@contoso.com>`);
    const long = recordText({
      Id: 'long',
      MailboxOwnerUPN: 'alice@contoso.com',
      Folders: [{ Path: '\\Inbox', FolderItems: ids.map((InternetMessageId) => ({ InternetMessageId })) }],
    });
    const report = await readMailAccessReport(await storedReports([long]), {}, {});
    expect(report.messages.map(({ messageId }) => messageId).sort()).toEqual(ids.sort());
  });

  it("has a vendor's printed sample, mended, with its values", async () => {
    const tables = await storedReports([vendorSampleMended.text]);
    const report = await readMailAccessReport(tables, {}, {});
    expect(report.sessions).toMatchObject([
      {
        mailbox: 'maeve.obrien@contoso.onmicrosoft.com',
        address: '2001:db8:77aa:1c02:9d31:5e0f:23b4:7f10',
        client: 'Client=OutlookService;Outlook-iOS/2.0;',
        session: '9e4c7f10-0000-4000-a000-0000000000bb',
        first: at('2026-02-07T23:47:30'),
        unusual: [],
        messages: 1,
      },
    ]);
    expect(report.messages).toMatchObject([
      {
        messageId: '0b9f1e52-0000-4000-a000-0000000000cc@DB5EUR01BG999.eop-EUR01.prod.protection.outlook.com',
        folder: '\\Inbox',
        recordId: '5a0c1c1e-7d54-4b7e-9d0f-0a6a5b1f3c21',
      },
    ]);
  });

  it('finds nothing where nothing is', async () => {
    const report = await readMailAccessReport(await storedReports([]), { user: 'eve@contoso.com' }, span);
    expect(report).toMatchObject({ records: 0, sessions: [], messages: [], apps: [], mailboxes: [] });
  });
});
