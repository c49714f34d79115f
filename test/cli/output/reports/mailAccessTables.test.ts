import { mailAccessTables } from '../../../../cli/output/reports/mailAccessTables';
import { readMailAccessReport } from '../../../../shared/reports/mailAccess/readMailAccessReport';
import { recordText } from '../../../query/tablesWithRecords';
import { accessProperties } from '../../../reports/incident';
import { storedReports } from '../../../reports/storedReports';

function readBy(UserId: string): string {
  return recordText({
    Id: `by-${UserId}`,
    CreationTime: '2026-11-10T06:00:00',
    UserId,
    MailboxOwnerUPN: 'carol@contoso.com',
    OperationProperties: accessProperties('Bind', false),
    Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: '<a@contoso.com>' }] }],
  });
}

describe('mailAccessTables', () => {
  it.each([
    ['the owner alone', ['Carol@contoso.com'], true],
    ['somebody else, too', ['carol@contoso.com', 'bob@contoso.com'], undefined],
  ])('shows at a glance who read a mailbox: %s', async (_who, users, isDetail) => {
    const span = { from: new Date('2026-11-08T00:00:00Z'), to: new Date('2026-11-12T00:00:00Z') };
    const report = await readMailAccessReport(await storedReports(users.map(readBy)), {}, span);
    const sessions = mailAccessTables(report).find(({ id }) => id === 'sessions');
    const column = sessions?.columns.findIndex(({ title }) => title === 'User') ?? -1;
    expect(sessions?.columns[column]?.isDetail).toBe(isDetail);
    expect(new Set(sessions?.rows.map((row) => row[column]))).toEqual(new Set(users));
  });
});
