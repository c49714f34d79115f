import { generate } from 'selfsigned';

/** A client certificate to sign in with: `pem` holds certificate and key, as AZURE_CLIENT_CERTIFICATE does. */
export interface ClientCertificate {
  readonly pem: string;
  readonly certificatePem: string;
}

/** Makes an RSA certificate (Entra ID takes RS256 and PS256 assertions, nothing else), valid for a year. */
export async function createClientCertificate(): Promise<ClientCertificate> {
  const made = await generate([{ name: 'commonName', value: 'exchange-audit-tables' }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
  });
  return { pem: `${made.cert.trim()}\n${made.private.trim()}\n`, certificatePem: made.cert };
}
