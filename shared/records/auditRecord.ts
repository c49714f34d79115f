import type { Lookup } from './lookup';
import type { TableColumn } from './tableColumn';

/** Where a text is held. */
export interface HeldText {
  readonly text: string;
}

/** One audit record, read: what it is kept under, its exact text, and what it is searched by. */
export interface AuditRecord {
  /** Exactly as received: letter case and white space count. */
  id: string;
  /** An Int32. */
  recordType: number;
  /** UTC, `yyyy-MM-ddTHH:mm:ss[.fffffff]Z`. */
  creationTime: string;
  /** The exact text, which is what counts as evidence. */
  text: string;
  /** The bytes of the text. */
  utf8: Uint8Array;
  /** Lower-case hex SHA-256 of the bytes. */
  sha256: string;
  /** All columns but keys, text and bookkeeping; one that it does not have is undefined. */
  columns: Record<string, TableColumn>;
  /** Distinct. */
  lookups: readonly Lookup[];
  /** Gives its text away to where it takes less memory while the record waits. */
  holdTextIn?(place: HeldText): void;
  /** Lets go of its columns and lookups: they are read out of the text again where they are asked for. */
  forget?(): void;
}
