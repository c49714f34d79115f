import { generate } from 'selfsigned';

/** A key and a certificate made for this run, both PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

let made: Promise<ServerCertificate> | undefined;

/**
 * A self-signed certificate for 127.0.0.1, ::1 and localhost, valid from an hour ago for a year. It is its own authority: Node trusts it
 * through NODE_EXTRA_CA_CERTS or the `ca` option. One a process: a process cannot learn to trust a second one once it has connected.
 */
export function createServerCertificate(): Promise<ServerCertificate> {
  made ??= makeCertificate();
  return made;
}

async function makeCertificate(): Promise<ServerCertificate> {
  const notBeforeDate = new Date(Date.now() - 3_600_000);
  const generated = await generate([{ name: 'commonName', value: 'Simulated Microsoft 365 tenant' }], {
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
  return { certificatePem: generated.cert, privateKeyPem: generated.private };
}
