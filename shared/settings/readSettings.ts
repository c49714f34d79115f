import { z } from 'zod';
import { activityApiSettings } from './activityApiSettings';
import { readContentTypes } from './contentTypes';
import { givenVariables } from './givenVariables';
import { parseEnvironment } from './parseEnvironment';
import { pollEnvironment } from './pollEnvironment';
import { queueEnvironment } from './queueEnvironment';
import { queueSettings } from './readQueueSettings';
import { givenSealHeadsUrl } from './readSealHeadsUrl';
import { tableSettings } from './readTableSettings';
import { runsInAzure } from './runsInAzure';
import type { Settings } from './settings';
import { signInSettings } from './signInSettings';
import { tableEnvironment } from './tableEnvironment';

// An intersection looks at both sides even where one fails: every fault is named at once.
const environment = z.intersection(z.intersection(pollEnvironment, tableEnvironment), queueEnvironment);

/**
 * Everything a poll needs, out of the environment. Call it at first use, never while modules load.
 * @throws SettingsFault with every variable to mend, never with a secret's value
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = parseEnvironment(environment, { ...givenVariables(env), isInAzure: runsInAzure(env) });
  return {
    tenantId: given.AZURE_TENANT_ID,
    publisherId: given.PUBLISHER_ID ?? given.AZURE_TENANT_ID,
    contentTypes: readContentTypes(given.CONTENT_TYPES).known,
    signIn: signInSettings(given),
    activityApi: activityApiSettings(given),
    tables: tableSettings(given),
    sealHeadsUrl: givenSealHeadsUrl(given),
    pollSchedule: given.POLL_SCHEDULE,
    ingestMode: given.INGEST_MODE === 'queue' ? 'queue' : 'inline',
    queues: queueSettings(given),
    retentionMonths: given.RETENTION_MONTHS === undefined ? undefined : Number(given.RETENTION_MONTHS),
  };
}
