import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { clientCertificatePem } from '../settings/clientCertificatePem';
import type { SignInSettings } from '../settings/settings';
import type { Check } from './check';

const DAY_MS = 24 * 60 * 60_000;
const SOON_DAYS = 30;
const NEW_CERTIFICATE =
  'Make a new certificate, upload it (without its key) under Entra admin center, App registrations, Certificates & secrets, and set it here with its key.';

/** Until when the credential lasts, as far as that can be seen from here. */
export async function credentialCheck(signIn: SignInSettings, now: Date): Promise<Check> {
  switch (signIn.kind) {
    case 'clientSecret':
      return {
        name: 'credential',
        ok: null,
        detail: 'A client secret. Its end cannot be seen from here.',
        fix: 'Look it up under Entra admin center, App registrations, Certificates & secrets (Expires), and note the day.',
      };
    case 'clientCertificate':
      return certificateCheck(signIn.pem, 'AZURE_CLIENT_CERTIFICATE', now);
    case 'clientCertificateFile': {
      const variable = 'AZURE_CLIENT_CERTIFICATE_PATH';
      const text = await readFile(signIn.path, 'utf8').catch(() => undefined);
      return text === undefined
        ? bad(
            `The file that ${variable} names cannot be read.`,
            'Check the path and the rights on that file.',
          )
        : certificateCheck(text, variable, now);
    }
    case 'managedIdentity':
    case 'federatedManagedIdentity':
      return {
        name: 'credential',
        ok: true,
        detail: 'A managed identity: nothing that expires.',
        fix: undefined,
      };
  }
}

function certificateCheck(text: string, variable: string, now: Date): Check {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(ownCertificate(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'cannot be read';
    return bad(
      `${variable} ${reason}.`,
      'Give a PEM file with the certificate and its private key, the key without password.',
    );
  }
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const [fromDay, toDay] = [from, to].map((time) => time.toISOString().slice(0, 10));
  if (now >= to) return bad(`The certificate has expired on ${toDay}.`, NEW_CERTIFICATE);
  if (now < from)
    return bad(`The certificate is not valid before ${fromDay}.`, "Check this machine's clock, or wait.");
  const days = Math.floor((to.getTime() - now.getTime()) / DAY_MS);
  if (days < SOON_DAYS) return bad(`The certificate expires on ${toDay}, in ${days} days.`, NEW_CERTIFICATE);
  return { name: 'credential', ok: true, detail: `A certificate, valid until ${toDay}.`, fix: undefined };
}

/** The app's own certificate stands before the others of its chain. */
function ownCertificate(text: string): string {
  return (
    /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/.exec(clientCertificatePem(text))?.[0] ?? ''
  );
}

function bad(detail: string, fix: string): Check {
  return { name: 'credential', ok: false, detail, fix };
}
