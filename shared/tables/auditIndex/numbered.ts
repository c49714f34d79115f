// Its place in a map and an array, and what stands before the key's characters: estimated.
const BYTES_A_VALUE = 100;

/** Values by a number and by a key, each held once. */
export class Numbered<T> {
  readonly #values: T[] = [];
  readonly #numbers = new Map<string, number>();
  #keysUnits = 0;

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#values.length * BYTES_A_VALUE + this.#keysUnits;
  }

  find(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** @returns its number */
  add(key: string, value: T): number {
    const number = this.#values.push(value) - 1;
    this.#numbers.set(key, number);
    this.#keysUnits += key.length;
    return number;
  }

  at(number: number | undefined): T | undefined {
    return number === undefined ? undefined : this.#values[number];
  }
}
