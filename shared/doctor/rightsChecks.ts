import type { Check } from './check';
import type { Right } from './tableProbes';
import type { TableRights } from './tableRights';

const ROLES =
  'Give this identity its rights under the storage account, Access control (IAM): to the app the two roles of infra/, to a person who polls Storage Table Data Contributor. They count after some minutes.';

/**
 * What the rights found mean: a poll must create tables, insert, and update ledger and coverage; it needs no right to change or remove a
 * stored record.
 * @param isReader the machine only reads: what it may not write is as it should be
 */
export function rightsChecks(rights: TableRights, isReader: boolean): Check[] {
  return [writing(rights, isReader), ...evidence(rights)];
}

function writing({ create, insert, update }: TableRights, isReader: boolean): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'table rights',
    ok,
    detail,
    fix,
  });
  const noInsert = refused(insert);
  const noUpdate = refused(update);
  const missing = [
    ...(create === 'refused' ? ['create tables'] : []),
    ...(noInsert.length > 0 ? [`insert into ${noInsert.join(', ')}`] : []),
    ...(noUpdate.length > 0 ? [`update ${noUpdate.join(', ')}`] : []),
  ].join(', not ');
  if (missing !== '') {
    return isReader
      ? check(null, `May read, may not ${missing}: enough for a machine that only reads.`)
      : check(false, `May read, but may not ${missing}.`, ROLES);
  }
  const may = [
    'read',
    'create tables',
    ...(insert.size > 0 ? ['insert'] : []),
    ...(update.size > 0 ? ['update the ledger'] : []),
  ];
  const unknown = insert.size > 0 ? '' : ' Whether it may insert shows once there is a row.';
  return check(true, `May ${may.join(', ')}.${unknown}`);
}

function evidence({ change, remove }: TableRights): Check[] {
  if (change.size === 0) return [];
  const isAllowed = (rights: ReadonlyMap<string, Right>) =>
    [...change.keys()].some((table) => rights.get(table) === 'allowed');
  const may = [...(isAllowed(change) ? ['change'] : []), ...(isAllowed(remove) ? ['remove'] : [])].join(
    ' and ',
  );
  return may === ''
    ? [
        {
          name: 'evidence',
          ok: true,
          detail: 'This identity can neither change nor remove a stored record.',
          fix: undefined,
        },
      ]
    : [
        {
          name: 'evidence',
          ok: null,
          detail: `This identity may ${may} stored records.`,
          fix: "Usual for a person and with an account key. The app's own identity needs no such right: give it the roles of infra/ alone.",
        },
      ];
}

function refused(rights: ReadonlyMap<string, Right>): string[] {
  return [...rights].flatMap(([table, right]) => (right === 'refused' ? [table] : []));
}
