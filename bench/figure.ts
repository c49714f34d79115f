/** One line of the table that `npm run bench` prints. */
export interface Figure {
  readonly figure: string;
  readonly measured: string;
  /** What it is measured against. */
  readonly reference: string;
  readonly floor: string;
  /** Missing where the line is for information only. */
  readonly isMet?: boolean;
  /** How much of what the floor allows is used: up to 1 is met. What the chart draws. */
  readonly limitUsed?: number;
}

/** How much a benchmark does. */
export interface BenchOptions {
  /** 1 is the full size; less is for trying out. */
  readonly scale: number;
  readonly rounds: number;
}
