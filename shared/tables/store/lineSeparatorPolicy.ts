import type { PipelinePolicy } from '@azure/core-rest-pipeline';

const SEPARATORS = /[\u2028\u2029]/g;

/**
 * Writes U+2028 and U+2029 as the JSON escapes that mean the same. JSON allows them bare inside a text, but a parser that cuts the body of
 * a transaction at line ends may take them for one: Azurite 3.35 then fails the whole transaction for the sake of one record.
 */
export const lineSeparatorPolicy: PipelinePolicy = {
  name: 'lineSeparators',
  sendRequest(request, next) {
    if (typeof request.body === 'string' && SEPARATORS.test(request.body)) {
      request.body = request.body.replace(
        SEPARATORS,
        (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
      );
      // Set by the client before: a body announced shorter than it is would arrive cut.
      request.headers.set('Content-Length', String(Buffer.byteLength(request.body)));
    }
    SEPARATORS.lastIndex = 0;
    return next(request);
  },
};
