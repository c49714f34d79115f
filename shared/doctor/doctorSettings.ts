import { activityApiSettings } from '../settings/activityApiSettings';
import { readContentTypes } from '../settings/contentTypes';
import { givenVariables } from '../settings/givenVariables';
import { parseEnvironment } from '../settings/parseEnvironment';
import { pollEnvironment } from '../settings/pollEnvironment';
import { readQueueSettings } from '../settings/readQueueSettings';
import { readTableSettings } from '../settings/readTableSettings';
import { runsInAzure } from '../settings/runsInAzure';
import type { QueueSettings, Settings, TableSettings } from '../settings/settings';
import { type SettingFault, SettingsFault } from '../settings/settingsFault';
import { signInSettings } from '../settings/signInSettings';
import type { Check } from './check';

/** What is needed to ask the Activity API. */
export type FeedSettings = Pick<
  Settings,
  'tenantId' | 'publisherId' | 'contentTypes' | 'signIn' | 'activityApi'
> & {
  /** As M365_CLOUD says. */
  readonly cloud: string;
};

/** The settings as far as they can be used. */
export interface DoctorSettings {
  readonly checks: readonly Check[];
  readonly feed: FeedSettings | undefined;
  readonly tables: TableSettings | undefined;
  /** Undefined: polls fetch what they list. */
  readonly queues: QueueSettings | undefined;
  /** Nothing about Microsoft 365 is set: a machine that reads the tables and does not poll. */
  readonly isReader: boolean;
}

// With one of these set, polling is meant.
const FEED_VARIABLES = /^(AZURE_(TENANT_ID|CLIENT_\w+)|PUBLISHER_ID|M365_CLOUD|ACTIVITY_API_URL)$/;
const TLS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Reads both halves of the settings, each by itself, and names every variable to mend; what is wrong in one keeps the other in use. */
export function doctorSettings(env: NodeJS.ProcessEnv): DoctorSettings {
  const feed = attempt(() => readFeedSettings(env));
  const tables = attempt(() => readTableSettings(env));
  const queues = attempt(() => readQueueSettings(env));
  const isReader = 'value' in tables && !runsInAzure(env) && !meansToPoll(env);
  if (isReader) {
    return {
      checks: [
        {
          name: 'settings',
          ok: null,
          detail: 'Only the tables are set; sign-in to Microsoft 365 and the audit feed are left out.',
          fix: 'Right for a machine that only reads. To check polling too, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (or a certificate).',
        },
      ],
      feed: undefined,
      tables: tables.value,
      queues: undefined,
      isReader,
    };
  }
  const faults = distinct([
    ...('faults' in feed ? feed.faults : []),
    ...('faults' in tables ? tables.faults : []),
    ...('faults' in queues ? queues.faults : []),
  ]);
  // Without checked certificates anyone on the line could read the token: then nothing is asked at all.
  const isLineSafe = faults.every(({ variable }) => variable !== TLS_VARIABLE);
  return {
    checks: faults.length === 0 && 'value' in feed ? [complete(feed.value)] : faults.map(faultCheck),
    feed: isLineSafe && 'value' in feed ? feed.value : undefined,
    tables: isLineSafe && 'value' in tables ? tables.value : undefined,
    queues: isLineSafe && 'value' in queues ? queues.value : undefined,
    isReader,
  };
}

function readFeedSettings(env: NodeJS.ProcessEnv): FeedSettings {
  const given = parseEnvironment(pollEnvironment, { ...givenVariables(env), isInAzure: runsInAzure(env) });
  return {
    tenantId: given.AZURE_TENANT_ID,
    publisherId: given.PUBLISHER_ID ?? given.AZURE_TENANT_ID,
    contentTypes: readContentTypes(given.CONTENT_TYPES).known,
    signIn: signInSettings(given),
    activityApi: activityApiSettings(given),
    cloud: given.M365_CLOUD,
  };
}

function meansToPoll(env: NodeJS.ProcessEnv): boolean {
  return Object.keys(givenVariables(env)).some((name) => FEED_VARIABLES.test(name));
}

function attempt<T>(read: () => T): { value: T } | { faults: readonly SettingFault[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof SettingsFault) return { faults: error.faults };
    throw error;
  }
}

function distinct(faults: readonly SettingFault[]): SettingFault[] {
  return [...new Map(faults.map((fault) => [`${fault.variable} ${fault.found}`, fault])).values()];
}

function faultCheck({ variable, found, fix }: SettingFault): Check {
  return { name: `setting ${variable}`, ok: false, detail: `${variable} ${found}.`, fix: `${fix}.` };
}

function complete({ cloud, contentTypes, activityApi }: FeedSettings): Check {
  const where = activityApi.isSimulated ? 'a simulated tenant' : `cloud ${cloud}`;
  return {
    name: 'settings',
    ok: true,
    detail: `Complete: ${where}, ${contentTypes.join(', ')}.`,
    fix: undefined,
  };
}
