import type { Reply } from '../reply';
import { reply } from '../reply';
import { activityError } from './activityError';

/** GET resources/dlpSensitiveTypes: names for the ids in DLP records, ending with an empty object as the reference's example does. */
export function listSensitiveTypes(acceptLanguage: string | undefined): Reply {
  const language = acceptLanguage ?? 'en-US';
  if (language.includes(',')) {
    return activityError(400, 'AF20053', 'Only one language may be present in the Accept-Language header.');
  }
  if (language !== '*' && !/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language)) {
    return activityError(400, 'AF20054', 'Invalid syntax in Accept-Language header.');
  }
  return reply(200, [
    { id: '50842eb7-edc8-4019-85dd-5a5c1f2bb085', name: 'Credit Card Number' },
    { id: 'a44669fe-0d48-453d-a9b1-2cc83f2cba77', name: 'U.S. Social Security Number (SSN)' },
    {},
  ]);
}
