import { openContentQueue } from '../../shared/contentQueue/openContentQueue';
import { type Azurite, startAzurite } from '../azurite/startAzurite';

const noCredential = () => {
  throw new TypeError('a connection string needs no credential');
};
const HOUR_MS = 60 * 60_000;

describe('azureContentQueue', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite({ queues: true });
  });
  afterAll(() => azurite.stop());
  const open = (connectionString = azurite.connectionString) =>
    openContentQueue({ kind: 'connectionString', connectionString }, { credential: noCredential });

  it('makes the queue at first use, and hands a message to one at a time until it is deleted', async () => {
    const queue = open();
    expect(await queue.count()).toBeUndefined();
    await Promise.all(['one', 'two'].map((text) => queue.send(text, { hiddenForMs: 0, keptForMs: HOUR_MS })));
    expect(await queue.count()).toBe(2);
    const received = await queue.receive({ limit: 32, hiddenForMs: HOUR_MS });
    expect(received.map(({ text, dequeueCount }) => [text, dequeueCount]).sort()).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
    expect(await queue.receive({ limit: 32, hiddenForMs: HOUR_MS })).toEqual([]);
    for (const message of received) await queue.delete(message);
    expect(await queue.count()).toBe(0);
  });

  it('tells the second receiver, and leaves the message to it', async () => {
    const queue = open();
    await queue.send('again', { hiddenForMs: 0, keptForMs: HOUR_MS });
    const [first] = await queue.receive({ limit: 1, hiddenForMs: HOUR_MS });
    if (!first) throw new Error('a message was sent');
    const extended = await queue.extend(first, { hiddenForMs: 0 });
    const [second] = await queue.receive({ limit: 1, hiddenForMs: HOUR_MS });
    expect(second).toMatchObject({ text: 'again', dequeueCount: 2 });
    expect(await queue.extend(extended ?? first, { hiddenForMs: 0 })).toBeUndefined();
    await queue.delete(extended ?? first);
    expect(await queue.count()).toBe(1);
    if (second) await queue.delete(second);
    expect(await queue.count()).toBe(0);
  });

  it('keeps one hidden as long as it is asked to', async () => {
    const queue = open();
    await queue.send('later', { hiddenForMs: HOUR_MS, keptForMs: 2 * HOUR_MS });
    expect(await queue.receive({ limit: 1, hiddenForMs: 1_000 })).toEqual([]);
    expect(await queue.count()).toBe(1);
  });

  it.each([['a key that is refused', /Key=[^;]+/, 'Key=a2V5a2V5a2V5', /refuses access \(.+\)\.$/]])(
    'says what is wrong: %s',
    async (_, pattern, replacement, message) => {
      const queue = open(azurite.connectionString.replace(pattern, replacement));
      await expect(queue.count()).rejects.toMatchObject({
        name: 'OperatorFault',
        message: expect.stringMatching(message),
        fix: expect.stringContaining('Nothing is lost'),
      });
    },
  );

  it('leaves with the reason of whoever stops it', async () => {
    const abortSignal = AbortSignal.abort(new Error('enough'));
    await expect(open().count({ abortSignal })).rejects.toThrow('enough');
  });
});
