import { TextLog } from '../store/textLog';
import type { IndexReference } from './indexReference';
import { Numbered } from './numbered';

/** References by their number: an array is one. */
export interface References {
  at(number: number): IndexReference | undefined;
}

type Kind = Pick<IndexReference, 'partitionKey' | 'recordType' | 'operation'>;

// Of each reference the numbers of what it has in common with others: its kind, its user, its address.
const NUMBERS = 3;
const BYTES_A_NUMBER = 4;
const FIRST_ROOM = 256;
const NONE = -1;

/** References by their number, kept small until the index is written: what thousands have in common is held once. */
export class ReferenceLog {
  readonly #rowKeys = new TextLog();
  readonly #kinds = new Numbered<Kind>();
  readonly #texts = new Numbered<string>();
  #numbers = new Int32Array(FIRST_ROOM * NUMBERS);

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    const numbersBytes = this.#rowKeys.length * NUMBERS * BYTES_A_NUMBER;
    return this.#rowKeys.sizeInBytes + numbersBytes + this.#kinds.sizeInBytes + this.#texts.sizeInBytes;
  }

  /** @returns the reference's number */
  append({ partitionKey, rowKey, recordType, operation, userId, clientAddress }: IndexReference): number {
    const number = this.#rowKeys.length;
    this.#rowKeys.append(rowKey);
    const place = number * NUMBERS;
    if (place === this.#numbers.length) this.#grow();
    // No key has a line end.
    const kind = `${recordType}\n${partitionKey}${operation === undefined ? '' : `\n${operation}`}`;
    this.#numbers[place] =
      this.#kinds.find(kind) ?? this.#kinds.add(kind, { partitionKey, recordType, operation });
    this.#numbers[place + 1] = this.#numberOf(userId);
    this.#numbers[place + 2] = this.#numberOf(clientAddress);
    return number;
  }

  /** All that have been appended so far. Each is made when it is first asked for: not all of them are, and many values have one in common. */
  all(): References {
    const rowKeys = [...this.#rowKeys];
    const made: IndexReference[] = [];
    return {
      at: (number) => {
        const known = made[number];
        if (known) return known;
        const rowKey = rowKeys[number];
        const place = number * NUMBERS;
        const kind = this.#kinds.at(this.#numbers[place]);
        if (rowKey === undefined || kind === undefined) return undefined;
        const { partitionKey, recordType, operation } = kind;
        const [userId, clientAddress] = [this.#text(place + 1), this.#text(place + 2)];
        const reference = { partitionKey, rowKey, recordType, operation, userId, clientAddress };
        made[number] = reference;
        return reference;
      },
    };
  }

  #numberOf(text: string | undefined): number {
    if (text === undefined) return NONE;
    return this.#texts.find(text) ?? this.#texts.add(text, text);
  }

  #text(place: number): string | undefined {
    const number = this.#numbers[place];
    return number === NONE ? undefined : this.#texts.at(number);
  }

  #grow(): void {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
