import { startedAhead } from '../../shared/query/startedAhead';

describe('startedAhead', () => {
  it('keeps the order, with the next streams started and no more', async () => {
    const log: string[] = [];
    async function* stream(name: string): AsyncGenerator<string> {
      log.push(`start ${name}`);
      try {
        yield `${name}1`;
        yield `${name}2`;
      } finally {
        log.push(`end ${name}`);
      }
    }
    const names = ['a', 'b', 'c', 'd'];
    const all = startedAhead(
      names.map((name) => () => stream(name)),
      2,
    );
    expect((await all.next()).value).toBe('a1');
    expect(log).toEqual(['start a', 'start b']);
    const rest: string[] = [];
    for await (const each of all) {
      rest.push(each);
      if (each === 'c1') break;
    }
    expect(rest).toEqual(['a2', 'b1', 'b2', 'c1']);
    expect(log.toSorted()).toEqual([
      'end a',
      'end b',
      'end c',
      'end d',
      'start a',
      'start b',
      'start c',
      'start d',
    ]);
  });

  it('throws an error in its turn', async () => {
    async function* good(): AsyncGenerator<string> {
      yield 'good';
    }
    async function* bad(): AsyncGenerator<string> {
      yield await Promise.reject(new Error('bad'));
    }
    const all = startedAhead([good, bad], 4);
    expect((await all.next()).value).toBe('good');
    await expect(all.next()).rejects.toThrow('bad');
  });
});
