import type { FindProgress } from '../../shared/query/findRecords';
import type { RecordQuery } from '../../shared/query/recordQuery';
import { knownOperations } from '../../shared/records/knownOperations';
import { closestName } from '../closestName';
import { count } from './count';
import { queryText } from './queryText';

/** What to say where nothing was found: what was searched, and what may have been meant. */
export function emptyAnswer(query: RecordQuery, { days }: Pick<FindProgress, 'days'>): string[] {
  return [
    'No stored record matches.',
    `Searched: ${queryText(query)} (${count(days, 'day')} of the months that have tables).`,
    ...hints(query),
  ];
}

function hints({ operation, result }: RecordQuery): string[] {
  const lines: string[] = [];
  if (operation !== undefined && !operation.includes('*') && !knownOperations.includes(operation)) {
    const meant = closestName(operation, knownOperations);
    lines.push(
      meant
        ? `Did you mean --operation ${meant}? Letter case counts.`
        : 'Letter case counts in --operation; * stands for any characters.',
    );
  }
  if (result !== undefined) {
    lines.push(
      'ResultStatus is Succeeded, PartiallySucceeded or Failed for mailbox actions, True or False for cmdlets, Success or Failure for the encrypted message portal.',
    );
  }
  return lines;
}
