import { doctorSettings } from '../../shared/doctor/doctorSettings';

const feed = {
  AZURE_TENANT_ID: '7e4a47a0-0000-4000-a000-000000000001',
  AZURE_CLIENT_ID: 'c1e0a000-0000-4000-a000-000000000002',
  AZURE_CLIENT_SECRET: 'the-secret-value',
};
const tables = { TABLES_ENDPOINT: 'https://audit.table.core.windows.net' };

const names = (env: NodeJS.ProcessEnv) => doctorSettings(env).checks.map(({ name, ok }) => [name, ok]);

describe('doctorSettings', () => {
  it('names everything that is missing where nothing is set', () => {
    const { checks, feed: usable, tables: usableTables } = doctorSettings({});
    expect(checks.map(({ name }) => name)).toEqual([
      'setting AZURE_TENANT_ID',
      'setting AZURE_CLIENT_ID',
      'setting AZURE_CLIENT_SECRET',
      'setting TABLES_ENDPOINT',
    ]);
    expect(checks.every(({ ok, fix }) => ok === false && fix)).toBe(true);
    expect([usable, usableTables]).toEqual([undefined, undefined]);
  });

  it('is content with complete settings, and shows no secret', () => {
    const settings = doctorSettings({ ...feed, ...tables });
    expect(settings.checks).toEqual([
      { name: 'settings', ok: true, detail: 'Complete: cloud worldwide, Audit.Exchange.', fix: undefined },
    ]);
    expect(settings).toMatchObject({
      feed: { cloud: 'worldwide' },
      tables: { kind: 'endpoint' },
      isReader: false,
    });
    expect(JSON.stringify(settings.checks)).not.toContain(feed.AZURE_CLIENT_SECRET);
  });

  it('takes a machine with the tables alone for one that only reads', () => {
    const settings = doctorSettings(tables);
    expect(settings).toMatchObject({ isReader: true, feed: undefined, tables: { kind: 'endpoint' } });
    expect(settings.checks).toMatchObject([{ name: 'settings', ok: null }]);
  });

  it('in Azure takes nobody for a reader', () => {
    // A system-assigned identity needs no client there.
    expect(names({ ...tables, WEBSITE_INSTANCE_ID: '1' })).toEqual([['setting AZURE_TENANT_ID', false]]);
  });

  it('keeps each half in use where only the other is wrong', () => {
    const noTables = doctorSettings({ ...feed, TABLES_ENDPOINT: 'ftp://audit' });
    expect([noTables.feed?.tenantId, noTables.tables]).toEqual([feed.AZURE_TENANT_ID, undefined]);
    const noFeed = doctorSettings({ ...feed, ...tables, M365_CLOUD: 'mars' });
    expect([noFeed.feed, noFeed.tables?.kind]).toEqual([undefined, 'endpoint']);
  });

  it('names a variable of both halves once', () => {
    const env = { ...feed, ...tables, MANAGED_IDENTITY_CLIENT_ID: 'x' };
    expect(names(env)).toEqual([['setting MANAGED_IDENTITY_CLIENT_ID', false]]);
  });

  it('asks nobody anything while certificates are not checked', () => {
    const settings = doctorSettings({ ...feed, ...tables, NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(settings).toMatchObject({ feed: undefined, tables: undefined });
    expect(settings.checks).toMatchObject([{ name: 'setting NODE_TLS_REJECT_UNAUTHORIZED', ok: false }]);
  });
});
