import type { Token } from './tokens';

/** Reads tokens one after the other. */
export class TokenReader {
  #position = 0;

  constructor(private readonly all: readonly Token[]) {}

  get next(): Token | undefined {
    return this.all[this.#position];
  }

  get isAtEnd(): boolean {
    return this.#position >= this.all.length;
  }

  /** Whether the next token is this one, ahead of `offset` others. */
  isAt(text: string, offset = 0): boolean {
    const token = this.all[this.#position + offset];
    return token !== undefined && token.kind !== 'string' && token.text === text;
  }

  /** Takes it if it is next. */
  take(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.#position += 1;
    return true;
  }

  /** @throws SyntaxError where something else is next */
  expect(text: string): void {
    if (!this.take(text)) throw new SyntaxError(`${text} expected, not ${this.next?.text ?? 'the end'}`);
  }

  any(): Token {
    const token = this.next;
    if (token === undefined) throw new SyntaxError('the query ends too early');
    this.#position += 1;
    return token;
  }

  name(): string {
    const token = this.any();
    if (token.kind !== 'name') throw new SyntaxError(`a name expected, not ${token.text}`);
    return token.text;
  }

  /** Items until none follows a comma. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.take(',')) items.push(item());
    return items;
  }
}
