import { formatOfName } from './formatOfName';
import type { ExportFormat } from './output/exportWriter';

/**
 * The format of an export: the one asked for, else the one that the file's name ends with, else the usual one (CSV for Snare, else JSON
 * Lines).
 */
export function exportFormat(
  file: string | undefined,
  asked: Partial<Record<ExportFormat, true | undefined>> & { profile?: 'snare' | undefined },
): ExportFormat {
  if (asked.json) return 'json';
  if (asked.csv) return 'csv';
  if (asked.parquet) return 'parquet';
  const usual = asked.profile === 'snare' ? 'csv' : 'json';
  return (file === undefined ? undefined : formatOfName(file)) ?? usual;
}
