/**
 * Hands items from one who must not wait to others who take them one by one. What exceeds the limit is not kept: the giver has it
 * written down elsewhere.
 */
export class Handoff<T> implements AsyncIterable<T> {
  readonly #limit: number;
  #items: T[] = [];
  #next = 0;
  #ended: { error?: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(items: readonly T[]): void {
    for (const item of items) if (this.#items.length - this.#next < this.#limit) this.#items.push(item);
    this.#wake();
  }

  /** Nothing more comes; with an error, its takers get that once they have taken what is there. */
  end(ended: { error?: unknown } = {}): void {
    this.#ended ??= ended;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const item = this.#items[this.#next];
      if (item !== undefined) {
        this.#next += 1;
        if (this.#next === this.#items.length) {
          this.#items = [];
          this.#next = 0;
        }
        yield item;
      } else if (this.#ended) {
        if ('error' in this.#ended) throw this.#ended.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
