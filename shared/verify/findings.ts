import { z } from 'zod';
import { FAILING_KINDS, FINDING_KINDS, type Finding, type FindingKind, finding } from './finding';

// What nobody reads to its end anyway need not be held: the counts go on.
const KEPT_OF_A_KIND = 1_000;

const savedFindings = z.object({
  counts: z.partialRecord(z.enum(FINDING_KINDS), z.number()),
  kept: z.array(finding),
});

/** What has been found so far: how much of each kind, and the first 1,000 of each. */
export class Findings {
  readonly #counts = new Map<FindingKind, number>();
  readonly #kept = new Map<string, Finding>();

  /** The same thing found twice counts once. */
  add(found: Finding): void {
    const key = JSON.stringify([found.kind, found.id, found.row]);
    if (this.#kept.has(key)) return;
    const count = this.count(found.kind) + 1;
    this.#counts.set(found.kind, count);
    if (count <= KEPT_OF_A_KIND) this.#kept.set(key, found);
  }

  /** Takes over what another one found. */
  addAll(other: Findings): void {
    for (const kind of FINDING_KINDS) {
      const beyondKept = other.count(kind) - other.of(kind).length;
      for (const found of other.of(kind)) this.add(found);
      this.#counts.set(kind, this.count(kind) + beyondKept);
    }
  }

  count(kind: FindingKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The first 1,000 of a kind. */
  of(kind: FindingKind): Finding[] {
    return [...this.#kept.values()].filter((found) => found.kind === kind);
  }

  /** The tables hold all that Microsoft holds, as far as was looked. */
  get isClean(): boolean {
    return FAILING_KINDS.every((kind) => this.count(kind) === 0);
  }

  /** As JSON, to go on from in another process. */
  save(): string {
    return JSON.stringify({ counts: Object.fromEntries(this.#counts), kept: [...this.#kept.values()] });
  }

  /** @returns what {@link save} gave; nothing found where the text is none of ours */
  static restore(text: string): Findings {
    const findings = new Findings();
    const { counts, kept } = savedFindings.parse(JSON.parse(text));
    for (const found of kept) findings.add(found);
    for (const kind of FINDING_KINDS) {
      const count = counts[kind];
      if (count !== undefined) findings.#counts.set(kind, count);
    }
    return findings;
  }
}
