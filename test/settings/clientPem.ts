import { createPrivateKey } from 'node:crypto';
import { generate } from 'selfsigned';

/** A client's certificate and key made for this run, in regular PEM: the key first, as PKCS #8. */
export async function createClientPem(): Promise<{ pem: string; certificate: string; key: string }> {
  const made = await generate([{ name: 'commonName', value: 'audit client' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  });
  const key = createPrivateKey(made.private).export({ type: 'pkcs8', format: 'pem' }).toString();
  const certificate = `${made.cert.replaceAll('\r', '').trim()}\n`;
  return { pem: `${key}${certificate}`, certificate, key };
}
