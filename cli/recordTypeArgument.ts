import { InvalidArgumentError } from 'commander';
import { knownRecordTypes, recordTypeName, recordTypeNumber } from '../shared/records/recordTypes';
import { closestName } from './closestName';

/**
 * A record type as typed: a number, or a name in any letter case. Every number is taken, known or not.
 * @param earlier types from the same option given before
 * @throws InvalidArgumentError with the name that was probably meant
 */
export function recordTypeArgument(typed: string, earlier: readonly number[] | undefined): number[] {
  const recordType = recordTypeNumber(typed);
  if (recordType !== undefined) return [...(earlier ?? []), recordType];
  const meant = closestName(typed, knownRecordTypes().map(recordTypeName));
  throw new InvalidArgumentError(
    `Unknown record type.${meant ? ` Did you mean ${meant}?` : ' Give its number or its name, such as 50 or OMEPortal; --operation asks for what was done.'}`,
  );
}
