import { LIST_PRICES } from './listPrices';

const DAYS = 30.4;
const GB = 1024 ** 3;
const POLLS = DAYS * 24 * 12;
// What the page assumes of a tenant; measured here: bytes of a record with its index rows, requests that write it.
export const RECORDS_A_USER_AND_DAY = 40;
export const STORED_BYTES_A_RECORD = 10_000;
const REQUESTS_A_RECORD = 0.3;
// A poll that finds nothing: reads and writes of ledger and coverage, its line and the host's own, its time.
const REQUESTS_A_POLL = 40;
const TELEMETRY_BYTES_A_POLL = 12_000;
const IDLE_SECONDS = 4;
export const RECORDS_A_SECOND = 400;
// Some 20 record types a day get a seal; sealed days are looked at again, each time with a copy.
const SEAL_COPIES_A_POLL = 8;
// 8 queries; per account 7 names of changes, 2 of blobs, 2 of keys, 3 of throttling.
const LOG_ALERTS = 8;
const METRIC_SERIES = 14;
const ENDPOINTS = 5;

/** What a tenant of a size costs a month, in US dollars; each part for itself. */
export interface MonthlyCost {
  readonly records: number;
  readonly storedGb: number;
  readonly storage: number;
  readonly requests: number;
  readonly compute: number;
  readonly telemetry: number;
  readonly alerts: number;
  /** Only with isPrivate. */
  readonly network: number;
  readonly total: number;
}

/**
 * @param users with mailboxes that are used
 * @param options.monthsKept how long records have been kept by then: storage grows with it, nothing else does
 */
export function monthlyCost(
  users: number,
  {
    monthsKept,
    redundancy = 'Standard_ZRS',
    memoryGb = 2,
    isPrivate = false,
  }: {
    monthsKept: number;
    redundancy?: keyof typeof LIST_PRICES.tableGb;
    memoryGb?: number;
    isPrivate?: boolean;
  },
): MonthlyCost {
  const price = LIST_PRICES;
  const records = users * RECORDS_A_USER_AND_DAY * DAYS;
  const storedGb = (records * monthsKept * STORED_BYTES_A_RECORD) / GB;
  const seconds = POLLS * IDLE_SECONDS + records / RECORDS_A_SECOND;
  const gbSeconds = Math.max(0, seconds * memoryGb - price.freeGbSeconds);
  const parts = {
    storage: storedGb * price.tableGb[redundancy],
    requests:
      (POLLS * REQUESTS_A_POLL + records * REQUESTS_A_RECORD) * price.tableRequest +
      POLLS * SEAL_COPIES_A_POLL * price.blobWrite,
    compute: gbSeconds * price.gbSecond,
    telemetry: ((POLLS * TELEMETRY_BYTES_A_POLL) / GB) * price.telemetryGb,
    alerts: LOG_ALERTS * price.logAlert + METRIC_SERIES * price.metricSeries,
    network: isPrivate ? ENDPOINTS * price.privateEndpoint + price.natGateway + 3 * price.dnsZone : 0,
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { records, storedGb, ...parts, total };
}
