import { mailAccessView } from '../../../../cli/output/reports/mailAccessView';
import type { ReportView } from '../../../../cli/output/reports/reportView';
import { readMailAccessReport } from '../../../../shared/reports/mailAccess/readMailAccessReport';
import { recordText } from '../../../query/tablesWithRecords';
import { accessProperties, INTRUDER, incident } from '../../../reports/incident';
import { storedReports } from '../../../reports/storedReports';

/** Text that would be a script, end a script, break out of an attribute or turn the reading direction round, were it not kept as text. */
export const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"' onmouseover="alert(3)<!--\u2028\u202e\u0007`;

const hostile = recordText({
  Id: `${HOSTILE}';alert(4)//`,
  CreationTime: '2026-11-10T05:00:00',
  UserId: HOSTILE,
  MailboxOwnerUPN: HOSTILE,
  ClientIPAddress: INTRUDER.address,
  ClientInfoString: HOSTILE,
  ClientAppId: HOSTILE,
  SessionId: HOSTILE,
  AppAccessContext: { ClientAppName: HOSTILE },
  OperationProperties: accessProperties('Bind', false),
  Folders: [
    { Path: HOSTILE, FolderItems: [{ InternetMessageId: HOSTILE, Subject: HOSTILE, SizeInBytes: 7 }] },
  ],
});

const many = recordText({
  Id: 'many',
  CreationTime: '2026-11-10T06:00:00',
  MailboxOwnerUPN: 'carol@contoso.com',
  ClientIPAddress: '198.51.100.99',
  ClientInfoString: 'Client=IMAP4',
  OperationProperties: accessProperties('Bind', false),
  Folders: [
    {
      Path: '\\Archive',
      FolderItems: Array.from({ length: 60 }, (_, n) => ({
        InternetMessageId: `<a${n}@contoso.com>`,
        SizeInBytes: 100 * (60 - n),
      })),
    },
  ],
});

/** A report with an intruder, hostile values, and more messages than one page of a table shows. */
export async function reportView(): Promise<ReportView> {
  const span = { from: new Date('2026-11-08T00:00:00Z'), to: new Date('2026-11-12T00:00:00Z') };
  const tables = await storedReports([...incident, hostile, many]);
  return mailAccessView(await readMailAccessReport(tables, {}, span));
}
