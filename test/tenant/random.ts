/** A small seeded source of randomness: the same seed gives the same tenant, records and faults on every machine. */
export interface Random {
  /** Between 0 (included) and 1 (excluded). */
  next(): number;
  /** A whole number from 0 up to, and without, `below`. */
  integer(below: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; throws a RangeError where there is none. */
  pick<T>(items: readonly T[]): T;
  /** That many lower-case hex digits. */
  hex(digits: number): string;
  guid(): string;
}

/**
 * sfc32 seeded by a hash of all the parts given (Chris Doty-Humphrey's PractRand generator, 32-bit variant).
 * @param seed any number of parts, so that record 17 of seed 5 can be made without its 16 forerunners
 */
export function createRandom(...seed: readonly (string | number)[]): Random {
  let [a, b, c, counter] = seedWords(seed.join('/'));
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) word();

  const random: Random = {
    next: () => word() / 0x1_0000_0000,
    integer: (below) => Math.floor((word() / 0x1_0000_0000) * below),
    chance: (probability) => word() / 0x1_0000_0000 < probability,
    pick(items) {
      const item = items[random.integer(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    hex(digits) {
      let text = '';
      while (text.length < digits) text += fourDigits(word() >>> 16);
      return text.slice(0, digits);
    },
    guid() {
      const hex = random.hex(32);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
  return random;
}

/** All numbers of 16 bits as four hex digits: looking them up is several times faster than writing them. */
const hexOf = Array.from({ length: 0x1_0000 }, (_, number) => number.toString(16).padStart(4, '0'));

function fourDigits(number: number): string {
  return hexOf[number] ?? '';
}

/** Four words from a text (MurmurHash3's mixing, one pass per word). */
function seedWords(text: string): [number, number, number, number] {
  const hash = (start: number): number => {
    let h = start ^ text.length;
    for (let at = 0; at < text.length; at += 1) {
      h = Math.imul(h ^ text.charCodeAt(at), 0xcc9e2d51);
      h = (h << 13) | (h >>> 19);
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    return (h ^ (h >>> 13)) | 0;
  };
  return [hash(0x9e3779b9), hash(0x243f6a88), hash(0xb7e15162), 1];
}
