/** The head of a request, as far as it decides whether it is answered at all. */
export interface RequestHead {
  readonly method: string | undefined;
  /** As sent: path and query. */
  readonly target: string | undefined;
  /** Every value of every header, names in lower case. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface Refusal {
  readonly status: number;
  readonly what: string;
}

const LONGEST_TARGET = 4_096;
// A browser's own address bar, and this site's own pages (Fetch Metadata, W3C). Another port of this machine is `same-site`.
const OWN_SITES: ReadonlySet<string> = new Set(['none', 'same-origin']);

/**
 * Why a request is not answered; undefined where it may be. Only reading, only by the exact name under which the server stands (a name
 * that an attacker's DNS points to this machine is another one), and nothing that another site's page has caused.
 * @param host address and port, such as `127.0.0.1:41234`
 */
export function refusalOf({ method, target = '', headers }: RequestHead, host: string): Refusal | undefined {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, what: 'These pages can only be read.' };
  if (target.length > LONGEST_TARGET) return { status: 414, what: 'That address is too long.' };
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(target))
    return { status: 400, what: 'That address is not understood.' };
  if (!isOnly(headers.host, host))
    return { status: 421, what: `These pages are at http://${host} and nowhere else.` };
  if (headers.origin && !isOnly(headers.origin, `http://${host}`)) {
    return { status: 403, what: 'Another site asked for this page. Open it from the address bar.' };
  }
  if (headers['sec-fetch-site']?.some((site) => !OWN_SITES.has(site))) {
    return {
      status: 403,
      what: 'Another site led here. Copy the address into the address bar of your browser.',
    };
  }
  if (headers['transfer-encoding'] || headers['content-length']?.some((length) => length !== '0')) {
    return { status: 413, what: 'A request to read brings nothing along.' };
  }
  return undefined;
}

function isOnly(values: readonly string[] | undefined, wanted: string): boolean {
  return values?.length === 1 && values[0] === wanted;
}
