import { doctorSettings, type FeedSettings } from '../../shared/doctor/doctorSettings';

/** Settings for the audit feed of a tenant in the worldwide cloud. @param change variables to set besides */
export function feedSettings(change: NodeJS.ProcessEnv = {}): FeedSettings {
  const { feed, checks } = doctorSettings({
    AZURE_TENANT_ID: '7e4a47a0-0000-4000-a000-000000000001',
    AZURE_CLIENT_ID: 'c1e0a000-0000-4000-a000-000000000002',
    AZURE_CLIENT_SECRET: 'simulated-secret',
    TABLES_ENDPOINT: 'https://audit.table.core.windows.net',
    ...change,
  });
  if (!feed) throw new Error(JSON.stringify(checks));
  return feed;
}
