import { builtScript } from '../test/chaos/builtScript';
import { type MeasuredProcess, measuredProcess } from './measuredProcess';

/**
 * Runs a command line in a process of its own, start to end.
 * @throws Error where it fails, with what it said
 */
export function measuredCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<MeasuredProcess> {
  return measuredProcess([builtScript('cli/audit.js'), ...args], { settings });
}
