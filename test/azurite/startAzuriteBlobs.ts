import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { TokenCredential } from '@azure/identity';
import { createServerCertificate } from '../tenant/serverCertificate';
import { freePort } from './freePort';

/** A blob service of its own on this machine, over https, that takes signed-in callers and no keys. */
export interface AzuriteBlobs {
  /** Of a container that exists. */
  readonly containerUrl: string;
  /** What it takes for a signed-in caller; it looks at no roles. */
  readonly credential: TokenCredential;
  stop(): Promise<void>;
}

/** Starts Azurite's blob service in memory and makes a container; this process trusts its certificate from then on. */
export async function startAzuriteBlobs(): Promise<AzuriteBlobs> {
  const { certificatePem, privateKeyPem } = await createServerCertificate();
  const folder = await mkdtemp(join(tmpdir(), 'azurite-blobs-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await Promise.all([writeFile(cert, certificatePem), writeFile(key, privateKeyPem)]);
  setDefaultCACertificates([...getCACertificates('default'), certificatePem]);
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      require.resolve('azurite/dist/src/blob/main.js'),
      ...[
        '--blobHost',
        '127.0.0.1',
        '--blobPort',
        String(port),
        '--oauth',
        'basic',
        '--cert',
        cert,
        '--key',
        key,
      ],
      ...['--inMemoryPersistence', '--silent', '--skipApiVersionCheck', '--disableTelemetry'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('successfully')) break;
  const containerUrl = `https://127.0.0.1:${port}/devstoreaccount1/seal-heads`;
  const made = await fetch(`${containerUrl}?restype=container`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token()}`, 'x-ms-version': '2021-12-02' },
  });
  if (made.status !== 201) throw new Error(`no container: ${made.status} ${await made.text()}`);
  return {
    containerUrl,
    credential: { getToken: async () => ({ token: token(), expiresOnTimestamp: Date.now() + 3_600_000 }) },
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Azurite's basic OAuth reads a token's claims and does not check its signature (Azurite README, "OAuth"). */
function token(): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = {
    aud: 'https://storage.azure.com',
    iss: 'https://sts.windows.net/00000000-0000-0000-0000-000000000000/',
    iat: seconds,
    nbf: seconds - 60,
    exp: seconds + 3_600,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part({ signature: 'none' })}`;
}
