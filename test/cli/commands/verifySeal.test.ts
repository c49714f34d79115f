import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { runVerifySeal, type VerifySealOptions } from '../../../cli/commands/verifySeal';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { openTables } from '../../query/tablesWithRecords';
import { sealRoom } from '../../seals/sealRoom';

let azurite: Azurite;
let folder: string;

beforeAll(async () => {
  azurite = await startAzurite();
  folder = await mkdtemp(join(tmpdir(), 'seals-'));
  const room = sealRoom(openTables(azurite.connectionString, 'Audit').store);
  await room.cover('2026-03-20T12:00:00Z');
  await room.deliver([
    { Id: 'a', CreationTime: '2026-03-05T10:00:00' },
    { Id: 'b', CreationTime: '2026-03-06T10:00:00' },
  ]);
  await room.seal();
});
afterAll(async () => {
  await azurite.stop();
  await rm(folder, { recursive: true });
});

async function run(options: VerifySealOptions) {
  const printed = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: false,
    async write(text: string) {
      printed[name] += text;
    },
  });
  const context = {
    env: { TABLES_CONNECTION_STRING: azurite.connectionString },
    out: output('out'),
    err: output('err'),
    clock: { now: () => new Date('2026-03-20T12:00:00Z'), sleep: async () => {} },
    random: () => 0.5,
    abortSignal: new AbortController().signal,
  };
  const fault = await runVerifySeal(context, options).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { ...printed, fault };
}

const change = (columns: Record<string, string>) =>
  TableClient.fromConnectionString(azurite.connectionString, 'AuditRecords202603', {
    allowInsecureConnection: true,
  }).updateEntity({ partitionKey: '2_2026-03-05', rowKey: '10:00:00_a', ...columns }, 'Merge');

describe('verify --seal', () => {
  it('says that all is as sealed, writes a copy of the heads and compares with it', async () => {
    const copy = join(folder, 'seals.txt');
    const written = await run({ writeHeads: copy });
    expect(written.fault).toBeUndefined();
    expect(written.out).toBe(
      '2 sealed days of a record type checked, with 2 links; 2 rows compared. Days before 2026-03-12 are sealed.\n' +
        'Nothing that is sealed was altered, removed or added to.\n' +
        'Compared with the tables alone. Not checked: whether newest seals were cut off, or seals made anew. Only a copy kept elsewhere shows that: SEAL_HEADS_URL, or --write-heads FILE now and --heads FILE later.\n',
    );
    expect(written.err).toContain(`2 seals copied to ${copy}`);
    const lines = (await readFile(copy, 'utf8')).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['2_2026-03-05', '2_2026-03-06', '']);
    expect((await run({ writeHeads: copy })).fault).toBe(`${copy} cannot be written, or exists.`);

    const compared = await run({ heads: copy });
    expect([compared.fault, compared.out.includes('Not checked')]).toEqual([undefined, false]);
    await writeFile(`${copy}.2`, lines.join('\n').replace('2_2026-03-06 0001', '2_2026-03-06 0002'));
    const cut = await run({ heads: `${copy}.2` });
    expect(cut.fault).toBe('Sealed days are not as they were sealed.');
    expect(cut.out).toContain('  2_2026-03-06, link 0002: a link that was copied is gone\n');
    expect((await run({ heads: join(folder, 'none') })).fault).toContain('none cannot be read.');
  });

  it('fails where a sealed record was changed, and only for days asked for', async () => {
    await change({ AuditData: '{}' });
    const json = await run({ json: true, writeHeads: join(folder, 'never') });
    expect(json.fault).toBe('Sealed days are not as they were sealed.');
    expect(JSON.parse(json.out)).toMatchObject({
      sealed: 2,
      altered: [{ partitionKey: '2_2026-03-05', rowKey: '10:00:00_a' }],
      totals: { altered: 1, removed: 0 },
    });
    await expect(readFile(join(folder, 'never'))).rejects.toThrow('ENOENT');
    const day = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
    expect((await run(day('2026-03-06', '2026-03-07'))).fault).toBeUndefined();
    expect((await run(day('2026-03-05', '2026-03-06'))).out).toContain(
      '1 sealed record not as sealed: its text or its hash is another one:\n  2_2026-03-05 / 10:00:00_a\n',
    );
  });
});
