import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { blobSealCopies } from '../../shared/seals/blobSealCopies';
import { type AzuriteBlobs, startAzuriteBlobs } from '../azurite/startAzuriteBlobs';
import { collected } from './collected';

const head = (number: number, hash = 'a') => ({
  partitionKey: '50_2026-11-10',
  number,
  hash: hash.repeat(64),
});
const credential = { getToken: async () => ({ token: 'T', expiresOnTimestamp: Date.now() + 3_600_000 }) };

describe('against a blob service', () => {
  let blobs: AzuriteBlobs;
  beforeAll(async () => {
    blobs = await startAzuriteBlobs();
  });
  afterAll(() => blobs.stop());

  it('writes each copy once, leaves it as it is, and lists those of its own prefix', async () => {
    const options = { prefix: 'Audit', credential: blobs.credential };
    const copies = blobSealCopies(blobs.containerUrl, options);
    expect(await collected(copies.list())).toEqual([]);
    await copies.put(head(1));
    await copies.put(head(1));
    await copies.put(head(2, 'b'));
    const others = blobSealCopies(blobs.containerUrl, { ...options, prefix: 'Other' });
    await others.put(head(1, 'c'));
    expect(await collected(copies.list())).toEqual([head(1), head(2, 'b')]);
    expect(await collected(others.list())).toEqual([head(1, 'c')]);
  });

  it('says that there is no such container', async () => {
    const url = blobs.containerUrl.replace('seal-heads', 'elsewhere');
    const copies = blobSealCopies(url, { prefix: 'Audit', credential: blobs.credential });
    await expect(copies.put(head(1))).rejects.toThrow(
      `There is no container of seal heads at ${url} (ContainerNotFound).`,
    );
    await expect(collected(copies.list())).rejects.toThrow('There is no container');
  });
});

/** A service that answers with what is given, one after the other. */
function answering(...answers: { status: number; code?: string; body?: string }[]) {
  const requests: PipelineRequest[] = [];
  const httpClient: HttpClient = {
    async sendRequest(request) {
      requests.push(request);
      const { status, code, body = '' } = answers.shift() ?? { status: 500 };
      return {
        request,
        status,
        bodyAsText: body,
        headers: createHttpHeaders(code ? { 'x-ms-error-code': code } : {}),
      };
    },
  };
  const url = 'https://a.blob.core.windows.net/seal-heads';
  return { requests, copies: blobSealCopies(url, { prefix: 'Audit', credential, httpClient }) };
}

describe('under the right to create and no other', () => {
  it.each([
    [403, 'UnauthorizedBlobOverwrite'],
    [409, 'BlobAlreadyExists'],
    [409, 'BlobImmutableDueToPolicy'],
  ])('takes %i %s for: it is there', async (status, code) => {
    await expect(answering({ status, code }).copies.put(head(1))).resolves.toBeUndefined();
  });

  it('asks to create, never to replace', async () => {
    const { requests, copies } = answering({ status: 201 });
    await copies.put(head(7));
    const [request] = requests;
    expect(request?.url).toBe(
      `https://a.blob.core.windows.net/seal-heads/Audit/50_2026-11-10/0007-${'a'.repeat(64)}`,
    );
    expect(request?.method).toBe('PUT');
    expect(request?.headers.get('if-none-match')).toBe('*');
    expect(request?.headers.get('authorization')).toBe('Bearer T');
    expect(request?.body).toBe(`50_2026-11-10 0007 ${'a'.repeat(64)}\n`);
  });

  it('names the right that is missing', async () => {
    const { copies } = answering({ status: 403, code: 'AuthorizationPermissionMismatch' });
    await expect(copies.put(head(1))).rejects.toThrow(
      'refuses this identity (AuthorizationPermissionMismatch).',
    );
  });
});

it('reads a listing to its last page, an empty one included, and leaves out what it has not written', async () => {
  const page = (names: string[], marker: string) => ({
    status: 200,
    body: `<?xml version="1.0"?><EnumerationResults><Blobs>${names.map((name) => `<Blob><Name>${name}</Name></Blob>`).join('')}</Blobs><NextMarker>${marker}</NextMarker></EnumerationResults>`,
  });
  const name = (number: string) => `Audit/50_2026-11-10/${number}-${'a'.repeat(64)}`;
  const { requests, copies } = answering(
    page([name('0001')], 'm&amp;1'),
    page([], 'm2'),
    page([name('0002'), 'Audit/notes.txt', 'Audit/50_2026-11-10/0003-short'], ''),
  );
  expect(await collected(copies.list())).toEqual([head(1), head(2)]);
  expect(requests.map(({ url }) => new URL(url).searchParams.get('marker'))).toEqual([null, 'm&1', 'm2']);
});

it('takes an answer that is no listing for a fault', async () => {
  const { copies } = answering({ status: 200, body: '<html>Sign in</html>' });
  await expect(collected(copies.list())).rejects.toThrow('cannot be used (an answer that is no listing)');
});
