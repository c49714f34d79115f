import type { Reply } from '../reply';
import { reply } from '../reply';

/** An error in the Activity API's own shape: `{"error": {"code", "message"}}`. */
export function activityError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return reply(status, { error: { code, message } }, headers);
}
