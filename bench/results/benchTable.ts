import { plainTable } from '../../cli/output/plainTable';
import type { Figure } from '../figure';

/** All figures in one table for a person. */
export function benchTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ figure, measured, reference, floor, isMet }) => [
    figure,
    measured,
    reference,
    floor,
    isMet === undefined ? '' : isMet ? 'met' : 'NOT MET',
  ]);
  return plainTable(['figure', 'measured', 'reference', 'floor', ''], rows);
}
