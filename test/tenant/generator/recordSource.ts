import type { PublishedRecord } from '../content/publishedRecord';
import { createRandom } from '../random';
import type { RecordFamily, RecordMix } from './recordFamilies';
import { familyNames, recordFamilies } from './recordFamilies';
import { spellRecord } from './spellRecord';
import type { World } from './world';
import { createWorld } from './world';

export interface GenerateOptions {
  readonly seed: string | number;
  readonly count: number;
  /** First and last instant of CreationTime; records are spread evenly between, with some jitter. */
  readonly from: Date;
  readonly to: Date;
  readonly mix?: RecordMix;
  readonly tenantId?: string;
  readonly people?: number;
}

/** Where records come from: any one of them can be made without the others. */
export interface RecordSource {
  readonly count: number;
  /** @param index 0 to count - 1; the same index is always the same text */
  at(index: number): PublishedRecord;
}

/** Realistic records of the whole Exchange family by their numbers, so that a blob can be made again from numbers alone. */
export function createRecordSource(options: GenerateOptions): RecordSource {
  const { seed, count, from, to } = options;
  const world = createWorld(seed, { tenantId: options.tenantId, people: options.people });
  const draw = familyDraw(options.mix);
  const stepMs = (to.getTime() - from.getTime()) / Math.max(1, count);
  return {
    count,
    at(index) {
      const random = createRandom(seed, 'record', index);
      const created = new Date(from.getTime() + stepMs * (index + random.next()));
      return makeRecord(world, { random, created, family: draw(random.next()) });
    },
  };
}

function makeRecord(
  world: World,
  {
    random,
    created,
    family,
  }: { random: ReturnType<typeof createRandom>; created: Date; family: RecordFamily },
): PublishedRecord {
  const id = random.guid();
  const creationTime = created.toISOString().slice(0, 19);
  const person = random.pick(world.people);
  const sessionId = createRandom(world.seed, 'session', person.index, creationTime.slice(0, 13)).guid();
  const { make } = recordFamilies[family];
  const fields = make({ world, random, id, creationTime, person, sessionId });
  return { text: spellRecord(fields, random), id, recordType: Number(fields.RecordType), creationTime };
}

/** Maps a draw between 0 and 1 to a family by weight. */
function familyDraw(mix: RecordMix | undefined): (draw: number) => RecordFamily {
  const weights = familyNames.map((name) => ({
    name,
    weight: mix === undefined ? recordFamilies[name].share : (mix[name] ?? 0),
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) throw new RangeError('The mix names no family.');
  return (draw) => {
    let left = draw * total;
    for (const { name, weight } of weights) {
      left -= weight;
      if (left < 0) return name;
    }
    return weights.findLast(({ weight }) => weight > 0)?.name ?? 'aggregated';
  };
}
