import { OperatorFault } from '../faults/operatorFault';
import { scrubbedText } from './scrubbedText';

/**
 * An error as the host may have it: it writes message and stack of whatever a function throws to telemetry. A fault written for a person
 * stays as it is, without its cause; of any other only what holds no request address.
 */
export function reportedError(error: unknown): Error {
  if (error instanceof OperatorFault)
    return new OperatorFault(`${error.message} To mend it: ${error.fix}`, error.fix);
  const name = error instanceof Error ? error.name : 'unknown error';
  const message = error instanceof Error ? scrubbedText(error.message) : '';
  const reported = new Error(`${name}: ${message}`);
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  reported.stack = [`${name}: ${message}`, ...frames].join('\n');
  return reported;
}
