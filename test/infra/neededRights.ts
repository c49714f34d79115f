import type { WatchedRequest } from '../doctor/watchingProxy';

/** What Table Storage asks for before it does something, in the words of docs/security.md. */
export interface NeededRight {
  /** Undefined: on the account. */
  readonly table: string | undefined;
  /** Any of these will do. */
  readonly anyOf: readonly string[];
}

const [ADD, UPDATE, WRITE] = [
  'tables/entities/add/action',
  'tables/entities/update/action',
  'tables/entities/write',
];

// Headers of a request within a transaction end at an empty line.
const INNER = /^(GET|POST|PUT|PATCH|MERGE|DELETE) (\S+) HTTP\/1\.1\r?\n([\s\S]*?)\r?\n\r?\n/gm;

/**
 * The rights that a request to Table Storage needs ("Authorize access to tables with Microsoft Entra ID", permissions for calling data
 * operations): insert `add` or `write`; update and merge `update` or `write`; insert-or-replace and insert-or-merge `write`, or `add` and
 * `update`; those within a transaction one by one.
 */
export function neededRights({ method, path, query, headers, body }: WatchedRequest): NeededRight[] {
  if (path === '/$batch') {
    return [...body.toString('utf8').matchAll(INNER)].flatMap(([, inner = '', url = '', lines = '']) =>
      ofRows(inner, tableOf(decodeURIComponent(new URL(url).pathname)), /^if-match:/im.test(lines)),
    );
  }
  if (path === '/Tables')
    return [
      {
        table: undefined,
        anyOf: [method === 'GET' ? 'tables/read' : method === 'POST' ? 'tables/write' : 'tables/delete'],
      },
    ];
  if (/[?&]comp=acl/.test(query)) return [{ table: tableOf(path), anyOf: ['tables/setAcl'] }];
  return ofRows(method, tableOf(path), headers['if-match'] !== undefined);
}

function ofRows(method: string, table: string, isConditional: boolean): NeededRight[] {
  if (method === 'GET') return [{ table, anyOf: ['tables/entities/read'] }];
  if (method === 'POST') return [{ table, anyOf: [ADD, WRITE] }];
  if (method === 'DELETE') return [{ table, anyOf: ['tables/entities/delete'] }];
  const update = { table, anyOf: [UPDATE, WRITE] };
  return isConditional ? [update] : [update, { table, anyOf: [ADD, WRITE] }];
}

function tableOf(path: string): string {
  return path.replace(/\(.*$/, '').split('/').at(-1) ?? '';
}
