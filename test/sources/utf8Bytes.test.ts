import { utf8Bytes } from '../../shared/sources/utf8Bytes';
import { chunks } from './chunks';

async function read(bytes: Buffer, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', size: number) {
  const read: Buffer[] = [];
  for await (const chunk of utf8Bytes(chunks(bytes, size), encoding)) read.push(chunk);
  return Buffer.concat(read);
}

describe('utf8Bytes', () => {
  it.each([1, 2, 3, 100])('gives UTF-8 without a byte order mark, in chunks of %i', async (size) => {
    const text = 'a€😀\r\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect((await read(utf16, 'utf-16le', size)).toString()).toBe(text);
    expect((await read(Buffer.from(utf16).swap16(), 'utf-16be', size)).toString()).toBe(text);
    expect((await read(Buffer.from(`\ufeff${text}`), 'utf-8', size)).toString()).toBe(text);
    expect((await read(Buffer.from('ab'), 'utf-8', size)).toString()).toBe('ab');
  });

  it('lets bytes through that are no UTF-8', async () => {
    expect(await read(Buffer.from([0x61, 0xe9, 0x62, 0x0a]), 'utf-8', 2)).toEqual(
      Buffer.from([0x61, 0xe9, 0x62, 0x0a]),
    );
  });
});
