import { pollEnvironment } from '../../shared/settings/pollEnvironment';
import { queueEnvironment } from '../../shared/settings/queueEnvironment';
import { settingNames } from '../../shared/settings/settingNames';
import { tableEnvironment } from '../../shared/settings/tableEnvironment';

test('the list for help and documentation has exactly the variables that are read', () => {
  const several = ['TENANTS'];
  const read = new Set([
    ...several,
    ...Object.keys(pollEnvironment.shape),
    ...Object.keys(tableEnvironment.shape),
    ...Object.keys(queueEnvironment.shape),
  ]);
  // Not a setting: a fact about the machine, and a variable that must not be set.
  read.delete('isInAzure');
  read.delete('NODE_TLS_REJECT_UNAUTHORIZED');
  expect(settingNames.map(({ name }) => name).sort()).toEqual([...read].sort());
});

test('the defaults in the list are the ones that count', () => {
  const given = { ...queueEnvironment.shape, ...tableEnvironment.shape, ...pollEnvironment.shape };
  const defaults = Object.fromEntries(settingNames.map(({ name, default: value }) => [name, value]));
  expect(given.TABLE_PREFIX.parse(undefined)).toBe(defaults.TABLE_PREFIX);
  expect(given.M365_CLOUD.parse(undefined)).toBe(defaults.M365_CLOUD);
  expect(given.CONTENT_TYPES.parse(undefined)).toBe(defaults.CONTENT_TYPES);
  expect(given.POLL_SCHEDULE.parse(undefined)).toBe(defaults.POLL_SCHEDULE);
  expect(given.INGEST_MODE.parse(undefined)).toBe(defaults.INGEST_MODE);
});

test('what must never be shown is marked', () => {
  expect(settingNames.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual([
    'AZURE_CLIENT_SECRET',
    'AZURE_CLIENT_CERTIFICATE',
    'TABLES_CONNECTION_STRING',
    'QUEUES_CONNECTION_STRING',
  ]);
});
