import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOutput } from '../../../cli/output/fileOutput';

describe('fileOutput', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'file-output-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is there once it is kept, texts and bytes in their order', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'before');
    const file = await fileOutput(path);
    await file.write('é1');
    await file.writeBytes(Buffer.from('2'));
    await file.write('x'.repeat(600_000));
    await file.write('3');
    expect(await readFile(path, 'utf8')).toBe('before');
    await file.keep();
    await file.discard();
    expect(await readFile(path, 'utf8')).toBe(`é12${'x'.repeat(600_000)}3`);
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  it('leaves nothing behind where it is discarded', async () => {
    const path = join(folder, 'a.csv');
    const file = await fileOutput(path);
    await file.write('1');
    await file.discard();
    await file.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind where it cannot take its place', async () => {
    const path = join(folder, 'taken');
    await mkdir(path);
    const file = await fileOutput(path);
    await file.write('1');
    await expect(file.keep()).rejects.toThrow(/^The file .*taken could not be written \(E\w+\)\.$/);
    await file.discard();
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('gives a device its bytes', async () => {
    const file = await fileOutput('/dev/null');
    await file.write('1');
    await file.keep();
    expect(await readdir('/dev')).not.toContainEqual(expect.stringMatching(/\.part$/));
  });

  it('names a folder that is not there', async () => {
    await expect(fileOutput(join(folder, 'no', 'a.csv'))).rejects.toThrow('could not be written (ENOENT)');
  });
});
