import { ask } from './ask/ask';
import { backfill } from './backfill/backfill';
import { cost } from './cost/cost';
import { cpu } from './cpu/cpu';
import type { BenchOptions, Figure } from './figure';
import { growth } from './growth/growth';
import { importing } from './importing';
import { latency } from './latency/latency';
import { memory } from './memory/memory';
import { rate } from './rate';
import { reports } from './reports';
import { scale } from './scale/scale';
import { start } from './start/start';
import { transactions } from './transactions';

/** Every benchmark by its name, in the order in which they run. */
export const benches: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  cpu,
  rate,
  latency,
  memory,
  transactions,
  cost,
  import: importing,
  growth,
  ask,
  start,
  scale,
  backfill,
  reports,
};
