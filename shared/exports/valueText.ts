import type { ExportValue } from './exportView';

/** A value as text: times as ISO 8601 in UTC, nothing for none. */
export function valueText(value: ExportValue): string {
  if (value === undefined) return '';
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : String(value);
}
