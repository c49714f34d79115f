import { extname } from 'node:path';
import type { ExportFormat } from './output/exportWriter';

const BY_ENDING: Readonly<Record<string, ExportFormat>> = {
  '.jsonl': 'json',
  '.ndjson': 'json',
  '.json': 'json',
  '.csv': 'csv',
  '.parquet': 'parquet',
};

/** The format that a file's name promises; undefined where it promises none. */
export function formatOfName(file: string): ExportFormat | undefined {
  return BY_ENDING[extname(file).toLowerCase()];
}
