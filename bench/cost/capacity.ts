import { RECORDS_A_SECOND, RECORDS_A_USER_AND_DAY, STORED_BYTES_A_RECORD } from './monthlyCost';

const DAY_SECONDS = 86_400;
const KIB = 1_024;
const GB = 1024 ** 3;
const DAYS_A_YEAR = 365;

/** What Microsoft documents (the page that says so is named in docs/capacity.md). */
export const DOCUMENTED = {
  /** Office 365 Management APIs, troubleshooting: baseline of a tenant; more with seats and E5. */
  apiRequestsAMinute: 2_000,
  /** Scalability targets for Table storage: an account, and one partition, in entities of 1 KiB a second. */
  accountEntities: 20_000,
  partitionEntities: 2_000,
  /** Azure Cosmos DB service quotas: one logical partition. */
  cosmosPartitionGb: 20,
} as const;

/** What is assumed of a tenant. */
export const ASSUMED = {
  /** Busiest hour against the mean of the day. */
  peak: 3,
  /** Share of the record type that has most. */
  busiestType: 0.4,
  /** Of what a record takes with its index, its own row. */
  ownRow: 0.7,
  recordsABlob: 100,
} as const;

/** What the mail audit of so many users asks for. Shares are of one, so that more than 1 does not fit. */
export interface Capacity {
  readonly recordsADay: number;
  readonly recordsASecond: number;
  readonly peakRecordsASecond: number;
  readonly apiRequestsAMinute: number;
  /** At the peak, of a tenant's baseline. */
  readonly shareOfApi: number;
  /** At the peak, of one instance that does nothing else: 2.5 is work for three. */
  readonly shareOfInstance: number;
  readonly shareOfAccount: number;
  /** By the mean of the day: what comes faster waits in the ledger. */
  readonly shareOfPartition: number;
  readonly gbAYear: number;
  /** One type and day, against the size of a logical partition of Azure Cosmos DB. */
  readonly shareOfCosmosPartition: number;
}

/** Simulated from documented and measured numbers, not run: nobody has such a tenant to lend. */
export function capacity(users: number): Capacity {
  const recordsADay = users * RECORDS_A_USER_AND_DAY;
  const recordsASecond = recordsADay / DAY_SECONDS;
  const peakRecordsASecond = recordsASecond * ASSUMED.peak;
  const apiRequestsAMinute = (peakRecordsASecond * 60) / ASSUMED.recordsABlob;
  // The targets count entities of 1 KiB; larger ones count as so many more here, which is careful.
  const entitiesARecord = STORED_BYTES_A_RECORD / KIB;
  const ofBusiestType = recordsASecond * ASSUMED.busiestType;
  const ownBytes = STORED_BYTES_A_RECORD * ASSUMED.ownRow;
  return {
    recordsADay,
    recordsASecond,
    peakRecordsASecond,
    apiRequestsAMinute,
    shareOfApi: apiRequestsAMinute / DOCUMENTED.apiRequestsAMinute,
    shareOfInstance: peakRecordsASecond / RECORDS_A_SECOND,
    shareOfAccount: (peakRecordsASecond * entitiesARecord) / DOCUMENTED.accountEntities,
    shareOfPartition: (ofBusiestType * (ownBytes / KIB)) / DOCUMENTED.partitionEntities,
    gbAYear: (recordsADay * DAYS_A_YEAR * STORED_BYTES_A_RECORD) / GB,
    shareOfCosmosPartition:
      (recordsADay * ASSUMED.busiestType * ownBytes) / GB / DOCUMENTED.cosmosPartitionGb,
  };
}

/** The most users that a share leaves room for: every share grows in proportion with the users. */
export function mostUsers(share: Extract<keyof Capacity, `share${string}`>): number {
  return Math.floor(1_000_000 / capacity(1_000_000)[share]);
}
