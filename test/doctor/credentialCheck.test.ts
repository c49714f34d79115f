import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { credentialCheck } from '../../shared/doctor/credentialCheck';

const clientId = 'c1e0a000-0000-4000-a000-000000000002';

async function madePem(): Promise<string> {
  const made = await generate([{ name: 'commonName', value: 'audit client' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date('2026-01-10T00:00:00Z'),
    notAfterDate: new Date('2027-01-10T00:00:00Z'),
  });
  return made.private + made.cert;
}

describe('credentialCheck', () => {
  it.each([
    ['2026-01-09T23:59:59Z', false, 'The certificate is not valid before 2026-01-10.'],
    ['2026-06-01T00:00:00Z', true, 'A certificate, valid until 2027-01-10.'],
    ['2026-12-11T00:00:00Z', true, 'A certificate, valid until 2027-01-10.'],
    ['2026-12-11T00:00:01Z', false, 'The certificate expires on 2027-01-10, in 29 days.'],
    ['2027-01-10T00:00:00Z', false, 'The certificate has expired on 2027-01-10.'],
  ])('a certificate at %s', async (now, ok, detail) => {
    const signIn = { kind: 'clientCertificate', clientId, pem: await madePem() } as const;
    expect(await credentialCheck(signIn, new Date(now))).toMatchObject({ name: 'credential', ok, detail });
  });

  it('reads a certificate from its file, and says where it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'credential-'));
    const path = join(folder, 'client.pem');
    const signIn = { kind: 'clientCertificateFile', clientId, path } as const;
    const now = new Date('2026-06-01T00:00:00Z');
    expect((await credentialCheck(signIn, now)).detail).toContain('cannot be read');
    const pem = await madePem();
    await writeFile(path, pem);
    expect((await credentialCheck(signIn, now)).ok).toBe(true);
    await writeFile(path, pem.slice(0, pem.indexOf('-----BEGIN CERTIFICATE')));
    const told = await credentialCheck(signIn, now);
    expect(told).toMatchObject({ ok: false, detail: 'AZURE_CLIENT_CERTIFICATE_PATH holds no certificate.' });
    await rm(folder, { recursive: true });
  });

  it('knows of a secret that its end cannot be known, and shows nothing of it', async () => {
    const told = await credentialCheck({ kind: 'clientSecret', clientId, clientSecret: 'hush' }, new Date());
    expect(told.ok).toBeNull();
    expect(JSON.stringify(told)).not.toContain('hush');
  });

  it.each([{ kind: 'managedIdentity' } as const, { kind: 'federatedManagedIdentity', clientId } as const])(
    'has nothing to say against $kind',
    async (signIn) => {
      expect((await credentialCheck(signIn, new Date())).ok).toBe(true);
    },
  );
});
