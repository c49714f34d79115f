import { commonFields } from './commonFields';
import { exactInteger } from './exactInteger';
import type { RecordFields, Scene } from './scene';

/** A type that no documentation knows yet, with fields nobody has described and integers beyond 2^53. */
export function unknownRecord(scene: Scene): RecordFields {
  const { random, person } = scene;
  return {
    ...commonFields(scene, { operation: 'BrandNewOperation', recordType: 9999 }),
    UserId: person.upn,
    SequenceNumber: exactInteger(`9007199254740${993 + random.integer(6)}`),
    Checksum: exactInteger(`-922337203685477${1000 + random.integer(4808)}`),
    NewThing: { Depth: [1, [2, [3]]], Note: 'pas encore documenté', Ratio: 0.1, Nothing: null },
    'Spaced Name': true,
  };
}
