import { z } from 'zod';
import { TextLog } from '../store/textLog';
import type { IndexReference } from './indexReference';

const optional = z.string().nullable();
const members = z.tuple([z.string(), z.string(), z.number(), optional, optional, optional]);

/** References by their number, kept small until the index is written. */
export class ReferenceLog {
  readonly #texts = new TextLog();

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#texts.sizeInBytes;
  }

  /** @returns the reference's number */
  append({ partitionKey, rowKey, recordType, operation, userId, clientAddress }: IndexReference): number {
    // JSON writes null for what is undefined in an array.
    this.#texts.append(JSON.stringify([partitionKey, rowKey, recordType, operation, userId, clientAddress]));
    return this.#texts.length - 1;
  }

  /** All of them, each at its number; a text that thousands have in common is held once. */
  all(): IndexReference[] {
    const copies = new Map<string, string>();
    const oneCopy = (text: string) => {
      const copy = copies.get(text);
      if (copy === undefined) copies.set(text, text);
      return copy ?? text;
    };
    const oneCopyOrNone = (text: string | null) => (text === null ? undefined : oneCopy(text));
    return Array.from(this.#texts, (json) => {
      const [partitionKey, rowKey, recordType, operation, userId, clientAddress] = members.parse(
        JSON.parse(json),
      );
      return {
        partitionKey: oneCopy(partitionKey),
        rowKey,
        recordType,
        operation: oneCopyOrNone(operation),
        userId: oneCopyOrNone(userId),
        clientAddress: oneCopyOrNone(clientAddress),
      };
    });
  }
}
