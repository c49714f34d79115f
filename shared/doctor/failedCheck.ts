import { ActivityApiFault } from '../activityApi/activityApiFault';
import { OperatorFault } from '../faults/operatorFault';
import type { Check } from './check';

/** What an examination threw, as a check. Of an error that nobody expected only its name is told: its message may hold anything. */
export function failedCheck(name: string, error: unknown): Check {
  if (error instanceof OperatorFault)
    return { name, ok: false, detail: oneLine(error.message), fix: error.fix };
  if (error instanceof ActivityApiFault) {
    // Too many requests says nothing about whether things are right.
    const ok = error.decision === 'throttled' ? null : false;
    return { name, ok, detail: oneLine(error.message), fix: error.fix };
  }
  return {
    name,
    ok: false,
    detail: `This should not happen: ${error instanceof Error ? error.name : typeof error}.`,
    fix: 'Run it once more; if it stays, please report this line with the version of this app.',
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
