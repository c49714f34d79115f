import { blobSealCopies } from '../shared/seals/blobSealCopies';
import type { SealCopies } from '../shared/seals/sealCopies';
import { readSealHeadsUrl } from '../shared/settings/readSealHeadsUrl';
import { readTableSettings } from '../shared/settings/readTableSettings';
import { runsInAzure } from '../shared/settings/runsInAzure';
import { tableCredential } from '../shared/signIn/tableCredential';
import type { CommandContext } from './commandContext';

/**
 * The container of seal heads; undefined where SEAL_HEADS_URL names none.
 * @throws SettingsFault with every variable to mend
 */
export function openSealCopies({ env }: Pick<CommandContext, 'env'>): SealCopies | undefined {
  const url = readSealHeadsUrl(env);
  if (url === undefined) return undefined;
  const settings = readTableSettings(env);
  const identity = settings.kind === 'endpoint' ? settings : {};
  return blobSealCopies(url, {
    prefix: settings.prefix,
    credential: tableCredential(identity, { runsInAzure: runsInAzure(env) }),
  });
}
