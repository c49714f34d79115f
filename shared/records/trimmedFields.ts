/** A record's top-level fields by name, as parsed. */
export type RecordFields = Readonly<Record<string, unknown>>;

/**
 * Takes white space off field names (samples have `"ExternalAccess "`). Where the exact name exists too, it wins and
 * the other keeps its own spelling. Without any such name, gives the same object back.
 */
export function trimmedFields(fields: RecordFields): RecordFields {
  const names = Object.keys(fields);
  if (names.every((name) => name === name.trim())) return fields;

  // Without a prototype, so that a field named __proto__ is one like any other.
  const trimmed: Record<string, unknown> = Object.create(null);
  for (const name of names) {
    const bare = name.trim();
    const isTaken = bare !== name && (Object.hasOwn(fields, bare) || Object.hasOwn(trimmed, bare));
    trimmed[isTaken ? name : bare] = fields[name];
  }
  return trimmed;
}
