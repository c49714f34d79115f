import type { benches } from './benches';
import type { BenchOptions, Figure } from './figure';

/**
 * Runs benchmarks one after the other. One that fails is a figure that is not met: the others are measured all the same.
 * @param tell told which one runs, and its figures as soon as they are known: all of them take long
 */
export async function runBenches(
  all: typeof benches,
  names: readonly string[],
  options: BenchOptions,
  tell: (line: string) => void,
): Promise<Record<string, Figure[]>> {
  const measured: Record<string, Figure[]> = {};
  for (const [name, bench] of Object.entries(all)) {
    if (!names.includes(name)) continue;
    tell(`${name} ...\n`);
    try {
      measured[name] = await bench(options);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      measured[name] = [
        {
          figure: name,
          measured: `failed: ${why.slice(0, 500)}`,
          reference: '',
          floor: 'runs',
          isMet: false,
        },
      ];
    }
    for (const { figure, measured: value, floor } of measured[name])
      tell(`  ${figure}: ${value} (${floor})\n`);
  }
  return measured;
}
