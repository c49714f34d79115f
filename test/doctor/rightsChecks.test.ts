import { rightsChecks } from '../../shared/doctor/rightsChecks';
import type { Right } from '../../shared/doctor/tableProbes';
import type { TableRights } from '../../shared/doctor/tableRights';

const map = (rights: Record<string, Right>) => new Map(Object.entries(rights));
const all: TableRights = {
  create: 'allowed',
  insert: map({ AuditContent: 'allowed', AuditRecords202611: 'allowed' }),
  update: map({ AuditContent: 'allowed', AuditCoverage: 'allowed' }),
  removeTables: 'refused',
  change: map({ AuditRecords202611: 'refused', AuditSeals: 'refused' }),
  remove: map({ AuditContent: 'refused', AuditRecords202611: 'refused', AuditSeals: 'refused' }),
};

describe('rightsChecks', () => {
  it('is content with what the roles of the deployment give', () => {
    expect(rightsChecks(all, false)).toMatchObject([
      { name: 'table rights', ok: true, detail: 'May read, create tables, insert, update the ledger.' },
      { name: 'evidence', ok: true },
    ]);
  });

  it.each([
    [{ create: 'refused' as const }, 'create tables'],
    [
      { insert: map({ AuditContent: 'allowed', AuditRecords202611: 'refused' }) },
      'insert into AuditRecords202611',
    ],
    [
      { update: map({ AuditContent: 'refused', AuditCoverage: 'refused' }) },
      'update AuditContent, AuditCoverage',
    ],
  ])('fails without a right that a poll needs: %j', (lack, missing) => {
    const rights = { ...all, ...lack };
    expect(rightsChecks(rights, false)[0]).toMatchObject({
      ok: false,
      detail: `May read, but may not ${missing}.`,
    });
    // Who only reads needs none of them.
    expect(rightsChecks(rights, true)[0]).toMatchObject({
      ok: null,
      detail: `May read, may not ${missing}: enough for a machine that only reads.`,
    });
  });

  it('says what it could not try', () => {
    const [check] = rightsChecks({ ...all, insert: map({}), change: map({}), remove: map({}) }, false);
    expect(check).toMatchObject({
      ok: true,
      detail: 'May read, create tables, update the ledger. Whether it may insert shows once there is a row.',
    });
  });

  it.each([
    ['allowed', 'refused', 'change'],
    ['refused', 'allowed', 'remove'],
    ['allowed', 'allowed', 'change and remove'],
  ] as const)('tells, for information, that evidence is within reach', (change, remove, may) => {
    const rights = { ...all, change: map({ AuditSeals: change }), remove: map({ AuditSeals: remove }) };
    expect(rightsChecks(rights, false)[1]).toMatchObject({
      name: 'evidence',
      ok: null,
      detail: `This identity may ${may} stored records.`,
    });
  });
});
