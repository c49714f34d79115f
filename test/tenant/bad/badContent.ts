import type { PublishedRecord } from '../content/publishedRecord';
import { recordBytes } from '../content/publishedRecord';
import { storedRecord } from './badRecord';

/** A blob that is not what it should be. */
export interface BadContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The records in it that must be stored (or, where marked so, quarantined) all the same. */
  readonly records: readonly PublishedRecord[];
  /** True where a rest of the blob can never be read: it ends as one piece in quarantine and as a known gap. */
  readonly hasUnreadableRest: boolean;
}

/** Blobs with a fault of their own around records that are good; `now` gives the records' time. */
export function badContents(now: Date): readonly BadContent[] {
  const time = now.toISOString().slice(0, 19);
  const record = (name: string): PublishedRecord =>
    storedRecord(`${name} ${time}`, time, ({ head }) => `{${head}}`);
  const pair = (name: string): readonly PublishedRecord[] => [
    record(`${name}, first`),
    record(`${name}, second`),
  ];
  const texts = (records: readonly PublishedRecord[]): string => records.map(({ text }) => text).join(',');
  const whole = (
    name: string,
    write: (records: readonly PublishedRecord[]) => Uint8Array | string,
  ): BadContent => {
    const records = pair(name);
    return { name, bytes: Buffer.from(write(records)), records, hasUnreadableRest: false };
  };
  const broken = (name: string, write: (records: readonly PublishedRecord[]) => string): BadContent => ({
    ...whole(name, write),
    hasUnreadableRest: true,
  });
  const nothing = (name: string, text: string, hasUnreadableRest: boolean): BadContent => ({
    name,
    bytes: Buffer.from(text),
    records: [],
    hasUnreadableRest,
  });
  const single = record('one object instead of an array');

  return [
    nothing('no JSON at all', '<html><body>Service unavailable</body></html>', true),
    nothing('empty', '', true),
    nothing('only white space', ' \r\n ', true),
    nothing('an empty array', '[]', false),
    nothing('an empty array with white space', ' [ \r\n ] ', false),
    broken('cut short within a record', (records) => `[${texts(records)},{"Id":"cut`),
    broken('cut short behind a comma', (records) => `[${texts(records)},`),
    broken('without the closing bracket', (records) => `[${texts(records)}`),
    broken('with trailing garbage', (records) => `[${texts(records)}]garbage`),
    broken('a second array behind the first', (records) => `[${texts(records)}][{"a":1}]`),
    whole('with a byte order mark', (records) => `\ufeff[${texts(records)}]`),
    whole(
      'with white space and line breaks',
      (records) => `\r\n [ \n${texts(records).replaceAll('},{', '} \r\n,\t{')} ]\r\n`,
    ),
    whole('with a comma behind the last record', (records) => `[${texts(records)},]`),
    {
      name: 'one object instead of an array',
      bytes: recordBytes(single),
      records: [single],
      hasUnreadableRest: false,
    },
  ];
}

/**
 * A blob in which every record that is bad stands between two good ones.
 * @returns the records in their order; publish them as they are
 */
export function amongGoodRecords(bad: readonly PublishedRecord[], now: Date): readonly PublishedRecord[] {
  const time = now.toISOString().slice(0, 19);
  const good = (index: number): PublishedRecord =>
    storedRecord(`good neighbour ${index}`, time, ({ head }) => `{${head}}`);
  return [good(0), ...bad.flatMap((record, index) => [record, good(index + 1)])];
}
