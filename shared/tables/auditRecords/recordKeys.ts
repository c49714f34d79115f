import { keySafe } from '../store/keySafe';

/** Where a record stands: a day of a type is one partition, a span of time in it one range, a record one point. */
export interface RecordKeys {
  /** UTC day of CreationTime, `yyyy-MM-dd`. */
  readonly day: string;
  /** `{RecordType}_{yyyy-MM-dd}` */
  readonly partitionKey: string;
  /** `{HH:mm:ss}_{Id}`, the Id made safe for a key. */
  readonly rowKey: string;
}

/**
 * Keys of a record, by the storage contract.
 * @param record `creationTime` in UTC as `yyyy-MM-ddTHH:mm:ss...`
 */
export function recordKeys(record: { id: string; recordType: number; creationTime: string }): RecordKeys {
  const day = record.creationTime.slice(0, 10);
  return {
    day,
    partitionKey: `${record.recordType}_${day}`,
    rowKey: `${record.creationTime.slice(11, 19)}_${keySafe(record.id)}`,
  };
}
