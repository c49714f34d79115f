import { ask } from './ask/ask';
import { cost } from './cost/cost';
import { cpu } from './cpu/cpu';
import type { BenchOptions, Figure } from './figure';
import { importing } from './importing';
import { memory } from './memory';
import { rate } from './rate';
import { reports } from './reports';
import { transactions } from './transactions';

/** Every benchmark by its name, in the order in which they run. */
export const benches: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  cpu,
  rate,
  memory,
  transactions,
  cost,
  import: importing,
  ask,
  reports,
};
