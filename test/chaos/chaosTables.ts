import { plainTable } from '../../cli/output/plainTable';
import type { ChaosResult } from './chaosJob';

/** Polls as such are no faults. */
const NO_FAULT = /^polls/;

/** What the long form has to come to (in all over at least 20 seeds). */
const FLOORS = { kills: 200, faults: 10_000, records: 100_000 };

/** Sums over all campaigns that have run. */
export interface ChaosTotals {
  readonly kills: number;
  readonly faults: number;
  readonly records: number;
}

/** @param results of every campaign. @returns the sums, each fault and each record counted where it was made */
export function chaosTotals(results: readonly ChaosResult[]): ChaosTotals {
  const injected = injectedByKind(results);
  const faults = [...injected].filter(([kind]) => !NO_FAULT.test(kind));
  return {
    kills: injected.get('kills')?.injected ?? 0,
    faults: faults.reduce((sum, [, each]) => sum + each.injected, 0),
    records: results.reduce((sum, { report }) => sum + report.records, 0),
  };
}

/** Three tables: each campaign, each kind of fault, and the sums beside what is asked for. */
export function chaosTables(results: readonly ChaosResult[]): string {
  const runs = results.map(
    ({ campaign, ingestMode, seed, seconds, report: { records, survived, faults } }) => [
      seed,
      campaign,
      ingestMode,
      `${seconds} s`,
      String(records),
      faults.length === 0 ? survived : 'FAULTS',
    ],
  );
  const kinds = [...injectedByKind(results)].sort(([a], [b]) => (a < b ? -1 : 1));
  const totals = chaosTotals(results);
  return [
    plainTable(['seed', 'campaign', 'mode', 'time', 'records', 'survived'], runs, { numeric: ['records'] }),
    plainTable(
      ['what was done', 'times', 'survived'],
      kinds.map(([kind, { injected, survived }]) => [kind, String(injected), String(survived)]),
      { numeric: ['times', 'survived'] },
    ),
    plainTable(
      ['in all', 'this run', 'asked for'],
      [
        ['seeds', String(new Set(results.map(({ seed }) => seed)).size), '20'],
        ['kills', String(totals.kills), String(FLOORS.kills)],
        ['faults injected', String(totals.faults), String(FLOORS.faults)],
        ['records compared', String(totals.records), String(FLOORS.records)],
        ['runs with a fault of the product', String(results.filter(isFaulty).length), '0'],
      ],
      { numeric: ['this run', 'asked for'] },
    ),
  ].join('\n');
}

function injectedByKind(
  results: readonly ChaosResult[],
): ReadonlyMap<string, { injected: number; survived: number }> {
  const kinds = new Map<string, { injected: number; survived: number }>();
  for (const result of results) {
    for (const [kind, times] of Object.entries(result.report.injected)) {
      const { injected, survived } = kinds.get(kind) ?? { injected: 0, survived: 0 };
      kinds.set(kind, {
        injected: injected + times,
        survived: survived + (isFaulty(result) ? 0 : times),
      });
    }
  }
  return kinds;
}

function isFaulty({ report }: ChaosResult): boolean {
  return report.faults.length > 0;
}
