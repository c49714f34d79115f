const DAY_MS = 86_400_000;
const RECORDS = 50;
// All of them on few days: filled partitions that are written to have to be made in memory.
const DAYS = 5;

/**
 * Records about a person, a mailbox, an address and a message that nothing else is about: whatever else is stored, the answers to questions
 * about them are the same.
 * @param to midnight after the last day
 */
export function askedRecords(to: Date): string[] {
  return Array.from({ length: RECORDS }, (_, number) => {
    const dayMs = to.getTime() - (1 + (number % DAYS)) * DAY_MS;
    const creationTime = new Date(dayMs + number * 1_000_000).toISOString().slice(0, 19);
    const digits = String(number).padStart(12, '0');
    return JSON.stringify({
      CreationTime: creationTime,
      Id: `a5ced000-0000-4000-a000-${digits}`,
      Operation: 'MailItemsAccessed',
      OrganizationId: 'a5ced000-0000-4000-b000-000000000000',
      RecordType: 50,
      ResultStatus: 'Succeeded',
      UserKey: 'asked',
      UserType: 0,
      Version: 1,
      Workload: 'Exchange',
      UserId: 'asked@asked.example',
      ClientIPAddress: '2001:db8:a5ce:d::1',
      ExternalAccess: false,
      LogonType: 0,
      MailboxOwnerUPN: 'asked@asked.example',
      OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
      Folders: [
        {
          Path: '\\Inbox',
          FolderItems: [{ InternetMessageId: `<${number % DAYS}@asked.example>` }],
        },
      ],
    });
  });
}
