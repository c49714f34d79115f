import { contentTypeOfRecord } from '../../shared/imports/contentTypeOfRecord';

describe('contentTypeOfRecord', () => {
  it.each([
    [50, 'Exchange', 'Audit.Exchange'],
    [154, 'Exchange', 'Audit.Exchange'],
    [13, 'Exchange', 'DLP.All'],
    [11, 'SharePoint', 'DLP.All'],
    [6, 'OneDrive', 'Audit.SharePoint'],
    [15, 'AzureActiveDirectory', 'Audit.AzureActiveDirectory'],
    [40, 'SecurityComplianceCenter', 'Audit.General'],
    [2, undefined, 'Audit.Exchange'],
    [154, '', 'Audit.Exchange'],
    [4, undefined, 'Audit.General'],
  ])('type %i of %s comes with %s', (recordType, workload, contentType) => {
    expect(contentTypeOfRecord(recordType, workload)).toBe(contentType);
  });
});
