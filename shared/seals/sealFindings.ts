/** A row of a sealed day that is not as it was sealed, or was not sealed. */
export interface RowFinding {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** A chain that is not what it should be. */
export interface ChainFinding {
  readonly partitionKey: string;
  /** Row key of the link, such as `0002`; undefined where it is about the chain. */
  readonly link: string | undefined;
  readonly what: string;
}

const KINDS = ['removed', 'altered', 'columnsAltered', 'addedUnknown', 'addedLate', 'broken'] as const;
type Kind = (typeof KINDS)[number];

// Of each kind: a removed partition must not fill the memory, the number tells.
const KEPT = 1_000;

/** What a check of seals has found, the first thousand of each kind and the numbers of all. */
export class SealFindings {
  /** Sealed rows that are gone. */
  readonly removed: RowFinding[] = [];
  /** Sealed rows whose text or hash is another one, or whose text is not whole. */
  readonly altered: RowFinding[] = [];
  /** The text is as sealed, but columns to search by say something else. */
  readonly columnsAltered: RowFinding[] = [];
  /** Added since, of content that the ledger does not know. */
  readonly addedUnknown: RowFinding[] = [];
  /** Added since by the feed or an import: the next polls add a link. */
  readonly addedLate: RowFinding[] = [];
  readonly broken: ChainFinding[] = [];
  readonly totals: Record<Kind, number> = {
    removed: 0,
    altered: 0,
    columnsAltered: 0,
    addedUnknown: 0,
    addedLate: 0,
    broken: 0,
  };

  note(kind: Exclude<Kind, 'broken'>, { partitionKey, rowKey }: RowFinding): void {
    this.totals[kind] += 1;
    if (this[kind].length < KEPT) this[kind].push({ partitionKey, rowKey });
  }

  noteBroken(partitionKey: string, link: string | undefined, what: string): void {
    this.totals.broken += 1;
    if (this.broken.length < KEPT) this.broken.push({ partitionKey, link, what });
  }

  /** Nothing but late records, which are no fault. */
  get isSound(): boolean {
    return KINDS.every((kind) => kind === 'addedLate' || this.totals[kind] === 0);
  }
}
