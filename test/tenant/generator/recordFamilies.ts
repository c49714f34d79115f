import { adminRecord } from './adminRecord';
import { aggregatedOperationRecord } from './aggregatedOperationRecord';
import { aggregatedRecord } from './aggregatedRecord';
import { complianceRecord } from './complianceRecord';
import { dlpRecord } from './dlpRecord';
import { groupRecord } from './groupRecord';
import { itemRecord } from './itemRecord';
import { labelRecord } from './labelRecord';
import { omePortalRecord } from './omePortalRecord';
import { owaAuthRecord } from './owaAuthRecord';
import type { RecordFields, Scene } from './scene';
import { syncRecord } from './syncRecord';
import { unknownRecord } from './unknownRecord';

/** Each family with the share of records it has unless a mix says otherwise; `dlp` is for DLP.All and has none. */
export const recordFamilies = {
  aggregated: { share: 34, make: aggregatedRecord },
  item: { share: 22, make: itemRecord },
  admin: { share: 13, make: adminRecord },
  group: { share: 10, make: groupRecord },
  omePortal: { share: 8, make: omePortalRecord },
  sync: { share: 5, make: syncRecord },
  label: { share: 3, make: labelRecord },
  compliance: { share: 2, make: complianceRecord },
  owaAuth: { share: 1, make: owaAuthRecord },
  aggregatedOperation: { share: 1, make: aggregatedOperationRecord },
  unknown: { share: 1, make: unknownRecord },
  dlp: { share: 0, make: dlpRecord },
} satisfies Record<string, { share: number; make: (scene: Scene) => RecordFields }>;

export type RecordFamily = keyof typeof recordFamilies;

/** Weights by family; families left out do not occur. */
export type RecordMix = Readonly<Partial<Record<RecordFamily, number>>>;

/** Every family, in a fixed order. */
export const familyNames: readonly RecordFamily[] = [
  'aggregated',
  'item',
  'admin',
  'group',
  'omePortal',
  'sync',
  'label',
  'compliance',
  'owaAuth',
  'aggregatedOperation',
  'unknown',
  'dlp',
];
