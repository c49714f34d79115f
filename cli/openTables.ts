import type { ReadableTables } from '../shared/query/readableTables';
import { readTableSettings } from '../shared/settings/readTableSettings';
import { runsInAzure } from '../shared/settings/runsInAzure';
import { openTableStore } from '../shared/tables/store/openTableStore';
import { tableNames } from '../shared/tables/store/tableNames';
import type { CommandContext } from './commandContext';
import { lateTableCredential } from './lateTableCredential';

/**
 * The tables for a command that only reads: TABLES_ENDPOINT or TABLES_CONNECTION_STRING is all that must be set.
 * @throws SettingsFault with every variable to mend
 */
export function openTables({
  env,
  clock,
  random,
}: Pick<CommandContext, 'env' | 'clock' | 'random'>): ReadableTables {
  const settings = readTableSettings(env);
  const credential = () =>
    lateTableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure: runsInAzure(env) });
  return {
    store: openTableStore(settings, { credential, clock, random }),
    names: tableNames(settings.prefix),
  };
}
