import type { Status } from '../../shared/query/readStatus';
import type { RecordCount } from '../../shared/query/recordCounts';
import { recordTypeName } from '../../shared/records/recordTypes';
import { closingSearch } from './closingSearch';
import { jsonText } from './jsonText';

/** The state of the tables as one JSON object, with the messages that wait where there is a queue; exports that close gaps come with the search and the command to run. */
export function statusJson(
  status: Status,
  counts: readonly RecordCount[] | undefined,
  queued?: number | undefined,
): string {
  const closingExports = status.closingExports.map((each) => ({ ...each, ...closingSearch(each) }));
  const records = counts?.map((each) => ({ ...each, recordTypeName: recordTypeName(each.recordType) }));
  return jsonText({
    ...status,
    closingExports,
    ...(records ? { records } : {}),
    ...(queued === undefined ? {} : { queued }),
  });
}
