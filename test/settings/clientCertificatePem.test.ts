import { clientCertificatePem } from '../../shared/settings/clientCertificatePem';
import { createClientPem } from './clientPem';

test('every form that a settings page makes of a PEM text comes out regular', async () => {
  const { pem, certificate, key } = await createClientPem();
  const forms = [
    pem,
    `${certificate}${key}`,
    pem.replaceAll('\n', '\r\n'),
    pem.replaceAll('\n', '\\n'),
    pem.replaceAll('\n', ' '),
    pem.replaceAll('\n', ''),
    `Bag Attributes\n  friendlyName: client\n${pem}`,
  ];
  expect(forms.map(clientCertificatePem)).toEqual(forms.map(() => pem));
});

test('the certificate that belongs to the key comes before the chain', async () => {
  const [own, issuer] = [await createClientPem(), await createClientPem()];
  const text = `${issuer.certificate}${own.certificate}${own.key}`;
  expect(clientCertificatePem(text)).toBe(`${own.key}${own.certificate}${issuer.certificate}`);
});

test('what cannot sign in is told apart', async () => {
  const [own, other] = [await createClientPem(), await createClientPem()];
  const damagedKey = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
  expect(() => clientCertificatePem(own.certificate)).toThrow('holds no private key');
  expect(() => clientCertificatePem(own.key)).toThrow('holds no certificate');
  expect(() => clientCertificatePem(`${own.key}${other.certificate}`)).toThrow('do not belong together');
  expect(() => clientCertificatePem(`${damagedKey}${own.certificate}`)).toThrow('cannot be read');
});
