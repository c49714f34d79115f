import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Tenant } from './tenant';

/** A reply as it came over the wire; `rawHeaders` keeps the spelling of names. */
export interface TenantReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly bytes: Buffer;
  readonly text: string;
}

export interface AskOptions {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends one request to the tenant and trusts its certificate, without any of the product's code.
 * @param target path with query, or a whole URL
 * @returns the complete reply; throws where the connection breaks before its end
 */
export async function askTenant(
  tenant: Tenant,
  target: string,
  options: AskOptions = {},
): Promise<TenantReply> {
  const { method = 'GET', token, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(target, tenant.url),
      {
        method,
        ca: tenant.certificatePem,
        agent: false,
        headers: { ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { statusCode: status = 0, headers: replied, rawHeaders } = incoming;
          const bytes = Buffer.concat(chunks);
          resolve({ status, headers: replied, rawHeaders, bytes, text: bytes.toString('utf8') });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
