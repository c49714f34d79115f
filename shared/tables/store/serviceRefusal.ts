import { RestError } from '@azure/core-rest-pipeline';
import { z } from 'zod';

const errorBody = z.object({
  'odata.error': z.object({
    code: z.string().optional(),
    message: z.object({ value: z.string() }).optional(),
  }),
});

/**
 * What the service answered in place of what was asked for, as an error with its status and code.
 * @param errorCode header `x-ms-error-code`, for a body that names none
 * @param what said where the service says nothing: `The query`
 */
export function serviceRefusal(
  statusCode: number,
  body: string,
  { errorCode, what }: { errorCode: string | undefined; what: string },
): RestError {
  const error = parsedError(body);
  const code = error?.code ?? errorCode;
  return new RestError(error?.message?.value ?? `${what} failed.`, {
    statusCode,
    ...(code !== undefined && { code }),
  });
}

function parsedError(body: string): z.infer<typeof errorBody>['odata.error'] | undefined {
  try {
    return errorBody.parse(JSON.parse(body))['odata.error'];
  } catch {
    return undefined;
  }
}
