import { OperatorFault } from '../faults/operatorFault';
import type { StoreOptions } from '../tables/store/tableStore';
import type { SealCopies } from './sealCopies';
import type { SealHead } from './sealHeads';

/** The copying of one poll. A container that cannot be used fails no poll and is not asked again: sealing goes on, the copies are owed. */
export class SealCopying {
  notCopied = 0;
  fault: OperatorFault | undefined;

  constructor(
    private readonly copies: SealCopies | undefined,
    private readonly options: StoreOptions,
  ) {}

  async copy(head: SealHead): Promise<void> {
    if (!this.copies) return;
    if (this.fault) {
      this.notCopied += 1;
      return;
    }
    try {
      await this.copies.put(head, this.options);
    } catch (error) {
      if (!(error instanceof OperatorFault)) throw error;
      this.fault ??= error;
      this.notCopied += 1;
    }
  }
}
