import type { Reply } from '../reply';
import { activityError } from './activityError';

/** AF20023: also what the service says while auditing is off. */
export function disabledByAdministrator(): Reply {
  return activityError(400, 'AF20023', 'The subscription was disabled by a tenant admin or service admin.');
}
