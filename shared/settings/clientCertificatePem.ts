import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

const SECTION = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*?)-----END \1-----/g;

/**
 * Puts PEM text right that went through a settings page: line breaks come back as `\n`, as blanks or not at all, and
 * a Key Vault may give the chain before the certificate; sign-in takes the first certificate for the app's own.
 * @returns the private key, then the certificate that belongs to it, then the others, in regular PEM
 * @throws Error, whose message says what is missing and holds nothing of the text
 */
export function clientCertificatePem(text: string): string {
  const sections = [...text.replaceAll('\\r', '').replaceAll('\\n', '\n').matchAll(SECTION)].map(
    ([, label = '', body = '']) => ({ label, pem: regularPem(label, body) }),
  );
  const keyPem = sections.find(({ label }) => label.endsWith('PRIVATE KEY'))?.pem;
  const certificates = sections.filter(({ label }) => label === 'CERTIFICATE').map(({ pem }) => pem);
  if (keyPem === undefined) {
    throw new Error('holds no private key');
  }
  if (certificates.length === 0) {
    throw new Error('holds no certificate');
  }
  const key = privateKey(keyPem);
  const own = certificates.find((pem) => belongsTo(pem, key));
  if (own === undefined) {
    throw new Error('holds a certificate and a private key that do not belong together');
  }
  return [keyPem, own, ...certificates.filter((pem) => pem !== own)].join('');
}

function regularPem(label: string, body: string): string {
  const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function privateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new Error('holds a private key that cannot be read (a key with a password cannot be used)');
  }
}

function belongsTo(certificatePem: string, key: KeyObject): boolean {
  try {
    return new X509Certificate(certificatePem).checkPrivateKey(key);
  } catch {
    return false;
  }
}
