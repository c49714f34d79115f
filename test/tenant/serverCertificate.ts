import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

/** A key and a certificate made for this run, both PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/**
 * Makes a self-signed certificate for 127.0.0.1, ::1 and localhost, valid from an hour ago for a year.
 * It is its own authority: Node trusts it through NODE_EXTRA_CA_CERTS or the `ca` option.
 */
export async function createServerCertificate(): Promise<ServerCertificate> {
  const notBeforeDate = new Date(Date.now() - 3_600_000);
  // Its own name, for OpenSSL compares a server's certificate with only one of the trusted ones of its name.
  const commonName = `Simulated Microsoft 365 tenant ${randomUUID().slice(0, 8)}`;
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate: new Date(notBeforeDate.getTime() + 365 * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { certificatePem: made.cert, privateKeyPem: made.private };
}
