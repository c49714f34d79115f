import type { ReadableTables } from '../../shared/query/readableTables';
import { recordMonths } from '../../shared/query/recordMonths';
import { storedRecordTypes } from '../../shared/query/storedRecordTypes';
import { recordTypeName } from '../../shared/records/recordTypes';
import type { StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';

/** A record type to choose. */
export interface TypeChoice {
  readonly recordType: number;
  readonly name: string;
}

const MONTHS = 3;
const KEPT_MS = 60_000;

/**
 * The record types that the newest months have; a request a type and month, asked again after a minute at the earliest.
 * @returns asks for them, in order of their names
 */
export function typeChoices({
  store,
  names,
  clock,
}: ReadableTables & { readonly clock: Clock }): (options: StoreOptions) => Promise<readonly TypeChoice[]> {
  let kept: { choices: readonly TypeChoice[]; until: number } | undefined;
  return async (options) => {
    const now = clock.now().getTime();
    if (kept && now < kept.until) return kept.choices;
    const found = new Set<number>();
    for (const month of (await recordMonths({ store, names }, options)).slice(0, MONTHS)) {
      for (const recordType of await storedRecordTypes(store, names.records(month), options))
        found.add(recordType);
    }
    const choices = [...found].map((recordType) => ({ recordType, name: recordTypeName(recordType) }));
    choices.sort((a, b) => (a.name < b.name ? -1 : 1));
    kept = { choices, until: now + KEPT_MS };
    return choices;
  };
}
