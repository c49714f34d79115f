import type { Check } from './check';

/** The line of something that was left out, and why: nothing is said about it, neither good nor bad. */
export function notChecked(name: string, because: string): Check {
  return { name, ok: null, detail: `Not checked: ${because}.`, fix: undefined };
}
