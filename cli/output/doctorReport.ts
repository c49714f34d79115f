import type { Check } from '../../shared/doctor/check';
import { terminalSafe } from './terminalSafe';

const MARK_WIDTH = 6;

/** A pre-flight for a person: one line a check, and what to do on the next, indented. */
export function doctorReport(checks: readonly Check[]): string {
  const nameWidth = Math.max(0, ...checks.map(({ name }) => name.length)) + 2;
  const lines = checks.flatMap(({ name, ok, detail, fix }) => [
    `${markOf(ok).padEnd(MARK_WIDTH)}${name.padEnd(nameWidth)}${detail}`,
    ...(fix === undefined ? [] : [`${' '.repeat(MARK_WIDTH)}-> ${fix}`]),
  ]);
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}

function markOf(ok: boolean | null): string {
  if (ok === null) return 'info';
  return ok ? 'ok' : 'FAIL';
}
