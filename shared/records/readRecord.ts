import type { AuditRecord, HeldText } from './auditRecord';
import { derivedColumns } from './derivedColumns';
import { parseExactJson } from './exactJson';
import { jsonObject } from './jsonObject';
import type { Lookup } from './lookup';
import { recordColumns } from './recordColumns';
import { recordDetails } from './recordDetails';
import { recordLookups } from './recordLookups';
import type { TableColumn } from './tableColumn';
import { trimmedFields } from './trimmedFields';

type Identity = Pick<AuditRecord, 'id' | 'recordType' | 'creationTime' | 'text' | 'sha256'>;

/**
 * A record whose identity is known. Columns and lookups are read out of the text when they are first asked for: thousands of records
 * wait for their transaction at a time, and the text alone takes a fraction of their memory.
 */
export class ReadRecord implements AuditRecord {
  readonly id: string;
  readonly recordType: number;
  readonly creationTime: string;
  readonly sha256: string;
  #held: HeldText;
  #details: { columns: Record<string, TableColumn>; lookups: readonly Lookup[] } | undefined;

  /** @param identity of a text that was found to be a JSON object of valid UTF-8 */
  constructor({ id, recordType, creationTime, text, sha256 }: Identity) {
    this.id = id;
    this.recordType = recordType;
    this.creationTime = creationTime;
    this.sha256 = sha256;
    this.#held = { text };
  }

  get text(): string {
    return this.#held.text;
  }

  holdTextIn(place: HeldText): void {
    this.#held = place;
  }

  forget(): void {
    this.#details = undefined;
  }

  get utf8(): Uint8Array {
    return Buffer.from(this.text, 'utf8');
  }

  get columns(): Record<string, TableColumn> {
    return this.#read().columns;
  }

  get lookups(): readonly Lookup[] {
    return this.#read().lookups;
  }

  #readOnce() {
    try {
      return detailsOf(this);
    } catch {
      // Nothing known gets here. Should a text ever do, it is kept all the same, found by its keys: one record must not end a poll.
      return { columns: essentials(this), lookups: [] };
    }
  }

  #read() {
    this.#details ??= this.#readOnce();
    return this.#details;
  }
}

function detailsOf({ id, recordType, creationTime, text }: Identity) {
  const fields = trimmedFields(jsonObject.parse(parseExactJson(text)));
  const details = recordDetails(fields);
  const columns = recordColumns(recordType, fields, {
    ...essentials({ id, recordType, creationTime }),
    ...derivedColumns(recordType, fields, details),
  });
  return { columns, lookups: recordLookups(recordType, fields, details) };
}

function essentials({ id, recordType, creationTime }: Pick<Identity, 'id' | 'recordType' | 'creationTime'>) {
  return {
    Id: id.toWellFormed(),
    CreationTime: { type: 'DateTime', value: creationTime },
    RecordType: recordType,
  } satisfies Record<string, TableColumn>;
}
