import { recordTypeName } from '../records/recordTypes';

const BY_WORKLOAD: Readonly<Record<string, string>> = {
  exchange: 'Audit.Exchange',
  sharepoint: 'Audit.SharePoint',
  onedrive: 'Audit.SharePoint',
  azureactivedirectory: 'Audit.AzureActiveDirectory',
};

/**
 * The content type that most likely carries a record. Microsoft's schema page never says; by experience it is the workload's, but for
 * data loss prevention, which has one of its own (type 13 says Exchange, too).
 * @param workload the record's Workload; where it has none, the name of its type decides
 */
export function contentTypeOfRecord(recordType: number, workload: string | undefined): string {
  const name = recordTypeName(recordType);
  if (name.startsWith('ComplianceDLP')) return 'DLP.All';
  const known = workload ? BY_WORKLOAD[workload.toLowerCase()] : undefined;
  if (known) return known;
  const isExchange = !workload && (name.startsWith('Exchange') || name === 'OMEPortal');
  return isExchange ? 'Audit.Exchange' : 'Audit.General';
}
