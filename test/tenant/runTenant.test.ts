import { readFile } from 'node:fs/promises';
import { runTenant } from './runTenant';

test('says in one line how to reach it, and has the records asked for', async () => {
  const lines: string[] = [];
  const tenant = await runTenant(
    ['--seed', 'x', '--records', '250', '--days', '2', '--fail-rate', '0.1', '--latency-ms', '1'],
    (line) => lines.push(line),
  );
  const [ready, ...more] = lines.map((line) => JSON.parse(line));
  expect(more).toEqual([]);
  expect(ready).toMatchObject({
    url: tenant?.url,
    contents: 3,
    environment: { ACTIVITY_API_URL: tenant?.url },
  });
  expect(await readFile(ready.certificatePath, 'utf8')).toBe(tenant?.certificatePem);
  expect(tenant?.truth.size).toBe(250);
  expect(tenant?.faults.current.requestsFail?.rate).toBe(0.1);
  await tenant?.stop();
  await expect(readFile(ready.certificatePath)).rejects.toThrow('ENOENT');
});

test('--help tells the flags and starts nothing', async () => {
  const lines: string[] = [];
  expect(await runTenant(['--help'], (line) => lines.push(line))).toBeUndefined();
  expect(lines.join()).toContain('--records-per-blob');
});

test.each([[['--port', 'x']], [['--fail-rate', '2']], [['--nonsense']]])('%j is refused', async (args) => {
  await expect(runTenant(args, () => undefined)).rejects.toThrow();
});
