import { basename, dirname, join } from 'node:path';
import { exportPaths } from '../../shared/sources/exportPaths';
import { type ExportFolder, exportFolder } from '../imports/exportFiles';

describe('exportPaths', () => {
  let folder: ExportFolder;
  let path: string;
  beforeAll(async () => {
    folder = await exportFolder();
    for (const name of ['gap-b.csv', 'gap-a.csv', 'gap-a.csv.txt', 'other.csv'])
      path = dirname(await folder.write(name, ''));
  });
  afterAll(() => folder.remove());

  it.each([
    [['gap-*.csv'], ['gap-a.csv', 'gap-b.csv']],
    [['GAP-?.csv'], ['gap-a.csv', 'gap-b.csv']],
    [
      ['other.csv', 'gap-a*'],
      ['other.csv', 'gap-a.csv', 'gap-a.csv.txt'],
    ],
    [['none-*.csv'], ['none-*.csv']],
    [['missing.csv'], ['missing.csv']],
  ])('%j stands for %j', async (typed, names) => {
    expect((await exportPaths(typed.map((name) => join(path, name)))).map((each) => basename(each))).toEqual(
      names,
    );
  });
});
