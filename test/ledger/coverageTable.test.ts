import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import { MemoryStore } from '../tables/memoryStore';

const TYPE = 'Audit.Exchange';
const at = (hour: number) => new Date(Date.UTC(2026, 2, 10, hour));

function coverage() {
  const store = new MemoryStore();
  return { store, coverage: new CoverageTable(store, 'AuditCoverage') };
}

function gap(more: Partial<Gap> = {}): Gap {
  return {
    ...{ contentType: TYPE, from: at(1), to: at(1), reason: 'refused', since: at(2), state: 'open' },
    ...{ contentId: 'blob', contentExpiration: at(9) },
    ...more,
  };
}

async function openGaps(own: CoverageTable): Promise<Gap[]> {
  const found: Gap[] = [];
  for await (const each of own.openGaps(TYPE)) found.push(each);
  return found;
}

describe('CoverageTable', () => {
  it('writes down what is new and keeps the rest', async () => {
    const { coverage: own } = coverage();
    expect((await own.read(TYPE)).coveredFrom).toBeUndefined();
    await own.update(TYPE, () => ({ coveredFrom: at(1), listedTo: at(5) }));
    await own.update(TYPE, () => ({ coveredFrom: at(3), listedTo: at(4), settledTo: at(2) }));
    expect(await own.read(TYPE)).toMatchObject({ coveredFrom: at(1), listedTo: at(5), settledTo: at(2) });
  });

  it('applies a change again to what another poller has written in between', async () => {
    const { store, coverage: own } = coverage();
    const other = new CoverageTable(store, 'AuditCoverage');
    await Promise.all([
      own.update(TYPE, () => ({ listedTo: at(5), startRequestedAt: at(1) })),
      other.update(TYPE, () => ({ listedTo: at(6) })),
      own.update(TYPE, () => ({ lastContentCreated: at(4) })),
    ]);
    expect(await own.read(TYPE)).toMatchObject({
      listedTo: at(6),
      startRequestedAt: at(1),
      lastContentCreated: at(4),
    });
  });

  it('opens a gap once, takes it back, and opens it again', async () => {
    const { coverage: own } = coverage();
    expect(await own.open(gap())).toBe(true);
    expect(await own.open(gap({ since: at(8) }))).toBe(false);
    expect(await openGaps(own)).toEqual([gap()]);
    expect(await own.withdraw({ contentType: TYPE, contentId: 'blob' })).toBe(true);
    expect(await own.withdraw({ contentType: TYPE, contentId: 'blob' })).toBe(false);
    expect(await openGaps(own)).toEqual([]);
    expect(await own.open(gap({ since: at(8) }))).toBe(true);
    expect(await openGaps(own)).toEqual([gap({ since: at(8) })]);
  });

  it('keeps gaps of several spans and contents apart, and those of other types out', async () => {
    const { coverage: own } = coverage();
    const span = gap({
      contentId: undefined,
      contentExpiration: undefined,
      to: at(3),
      reason: 'notPolledInTime',
    });
    await own.update(TYPE, () => ({ listedTo: at(5) }));
    for (const each of [gap(), span, gap({ contentId: 'other' }), gap({ contentType: 'Audit.General' })])
      await own.open(each);
    expect((await openGaps(own)).map(({ contentId }) => contentId)).toEqual([undefined, 'blob', 'other']);
  });

  it.each([['fixed'], [undefined], [1]])('gives a gap whose state was edited to %p', async (state) => {
    const { store, coverage: own } = coverage();
    await own.open(gap());
    for (const [key, row] of store.rows.get('AuditCoverage') ?? [])
      store.rows.get('AuditCoverage')?.set(key, { ...row, state });
    expect(await openGaps(own)).toEqual([gap()]);
  });

  it('leaves a gap that was closed by a statement as it is', async () => {
    const { store, coverage: own } = coverage();
    await own.open(gap({ state: 'closedByStatement' }));
    expect(await own.open(gap())).toBe(false);
    expect(await own.withdraw({ contentType: TYPE, contentId: 'blob' })).toBe(false);
    expect(store.all('AuditCoverage')).toMatchObject([{ state: 'closedByStatement' }]);
  });

  it('withdraws nothing where there is no gap', async () => {
    expect(await coverage().coverage.withdraw({ contentType: TYPE, contentId: 'blob' })).toBe(false);
  });
});
