import { lookupFilter, lookupRange } from '../../shared/query/lookupRange';
import type { LookupKind } from '../../shared/records/lookup';

const V4 = '00000000000000000000ffff';

describe('lookupRange', () => {
  it.each<[LookupKind, string, string, string]>([
    ['user', ' Alice@Contoso.com', 'alice@contoso.com|', 'alice@contoso.com}'],
    ['user', 'NT AUTHORITY\\SYSTEM', '=nt authority=005csystem|', '=nt authority=005csystem}'],
    ['message', '<A=B@contoso.com>', 'a=b@contoso.com|', 'a=b@contoso.com}'],
    ['message', 'a=b@contoso.com', 'a=b@contoso.com|', 'a=b@contoso.com}'],
    ['address', '203.0.113.5', `${V4}cb007105|`, `${V4}cb007105}`],
    ['address', '[::ffff:203.0.113.5]:443', `${V4}cb007105|`, `${V4}cb007105}`],
    ['address', '203.0.113.0/24', `${V4}cb007100|`, `${V4}cb0071ff}`],
    ['session', 'S-1', 's-1|', 's-1}'],
  ])('%s %s', (kind, spelled, from, before) => {
    expect(lookupRange(kind, spelled)).toEqual({ kind, from, before, spelled: spelled.trim() });
  });

  it.each<[LookupKind, string]>([
    ['user', 'Unknown'],
    ['user', '1003'],
    ['user', 'true'],
    ['user', ''],
    ['message', '<>'],
    ['address', '0.0.0.0'],
    ['address', 'contoso.com'],
    ['mailbox', '00000000-0000-0000-0000-000000000000'],
  ])('%s %p is not in the index', (kind, spelled) => {
    expect(lookupRange(kind, spelled)).toBeUndefined();
  });

  it('is one range of one day', () => {
    const range = lookupRange('user', "o'brien@contoso.com");
    expect(range && lookupFilter(range, '2026-11-20')).toBe(
      "PartitionKey eq 'user_2026-11-20' and RowKey ge 'o''brien@contoso.com|' and RowKey lt 'o''brien@contoso.com}'",
    );
  });
});
