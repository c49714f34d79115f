/** What every request of one poller passes, before it is carried out and again after a write. */
export interface Gate {
  /** Ends when the poller may go on; never, once it is killed. */
  pass(): Promise<void>;
}

const never = new Promise<never>(() => {});

/** Lets a poller go on until its n-th fault point, and kills it there as `kill -9` would: nothing of it happens any more. */
export class KillingGate implements Gate {
  /** Points passed so far: all that there are, where nobody was killed. */
  points = 0;
  readonly killed: Promise<void>;
  #kill: () => void = () => {};

  constructor(private readonly killAt = Number.POSITIVE_INFINITY) {
    this.killed = new Promise((resolve) => {
      this.#kill = resolve;
    });
  }

  get isKilled(): boolean {
    return this.points >= this.killAt;
  }

  async pass(): Promise<void> {
    if (!this.isKilled) this.points += 1;
    if (!this.isKilled) return;
    this.#kill();
    await never;
  }
}

/** Tells when a poller is at its n-th fault point, and lets it go on. */
export class TellingGate implements Gate {
  points = 0;

  constructor(
    private readonly tellAt: number,
    private readonly tell: () => void,
  ) {}

  async pass(): Promise<void> {
    this.points += 1;
    if (this.points === this.tellAt) this.tell();
  }
}

/** Holds every request of several pollers back until their order is decided. */
export class HoldingGate implements Gate {
  isKilled = false;

  constructor(private readonly held: { gate: HoldingGate; go: () => void }[]) {}

  async pass(): Promise<void> {
    await new Promise<void>((go) => {
      this.held.push({ gate: this, go });
    });
    if (this.isKilled) await never;
  }
}
