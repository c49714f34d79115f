import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChaosResults } from './chaosResults';

test('what is done is not done again after a run was broken off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-results-'));
  try {
    const path = join(folder, 'results.jsonl');
    const job = {
      campaign: 'thirty days',
      seed: '1/1',
      records: 10,
      moments: 1,
      ingestMode: 'inline',
    } as const;
    const report = { records: 10, injected: {}, survived: 'all', faults: [] };
    const results = new ChaosResults(path);
    expect(results.has(job)).toBe(false);
    results.add({ ...job, seconds: 2, report });
    const again = new ChaosResults(path);
    expect(again.has(job)).toBe(true);
    expect(again.has({ ...job, seed: '1/2' })).toBe(false);
    expect(again.has({ ...job, records: 11 })).toBe(false);
    expect(again.has({ ...job, ingestMode: 'queue' })).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
