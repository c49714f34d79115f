import type { StoreOptions } from '../tables/store/tableStore';
import type { SealHead } from './sealHeads';

/** A place for copies of seal heads from which this app can take nothing away: only that shows a chain cut at its end, or made anew. */
export interface SealCopies {
  /** Where it is, for a person. */
  readonly place: string;
  /** Writes a copy; one that is there already stays as it is. @throws OperatorFault where it cannot be written */
  put(head: SealHead, options?: StoreOptions): Promise<void>;
  /** Every copy, in no order to rely on. @throws OperatorFault where they cannot be read */
  list(options?: StoreOptions): AsyncIterable<SealHead>;
}
