import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Code as it is shipped, and what it was made of. */
export interface Bundle {
  /** File name in the package to content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Paths of all sources in it, relative to the root, sorted. */
  readonly sources: readonly string[];
}

const FUNCTIONS = 'functions';

/**
 * Puts the function app into a few files: `index.js` registers the functions and is all that the host loads at a start; what a function
 * imports when it runs becomes a file of its own.
 * @param root of the working copy
 * @throws Error where a source cannot be bundled, with what esbuild says
 */
export async function bundle(root: string): Promise<Bundle> {
  const functions = (await readdir(join(root, FUNCTIONS))).filter((file) => file.endsWith('.ts')).sort();
  const later = new Map<string, string>();
  const registration = {
    stdin: {
      contents: functions.map((file) => `import './${FUNCTIONS}/${file}';\n`).join(''),
      resolveDir: root,
    },
    outfile: join(root, 'index.js'),
    plugins: [loadedLater(root, later)],
  };
  const first = await bundled(root, registration);
  const rest = await Promise.all(
    [...later]
      .sort()
      .map(([file, source]) => bundled(root, { entryPoints: [source], outfile: join(root, file) })),
  );
  const all = [first, ...rest];
  return {
    files: new Map(all.flatMap(({ files }) => [...files])),
    sources: [...new Set(all.flatMap(({ sources }) => sources))].sort(),
  };
}

async function bundled(root: string, entry: BuildOptions): Promise<Bundle> {
  const { outputFiles = [], metafile } = await build({
    ...entry,
    absWorkingDir: root,
    write: false,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    // The worker gives this module to what it loads; there is no package of it.
    external: ['@azure/functions-core'],
    // As require(): the host's loader knows the package as CommonJS.
    supported: { 'dynamic-import': false },
    // Names stay as they are, so that a stack can be read without a source map.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])),
    sources: Object.keys(metafile?.inputs ?? {}).filter((path) => !path.startsWith('<')),
  };
}

/** What the functions import() is left out of `index.js` and noted as a file of its own. */
function loadedLater(root: string, later: Map<string, string>): Plugin {
  return {
    name: 'loaded-later',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ kind, path, importer }) => {
        const folder = dirname(importer);
        if (kind !== 'dynamic-import' || relative(root, folder) !== FUNCTIONS) return undefined;
        const file = basename(path);
        later.set(file, join(folder, path.replace(/\.js$/, '.ts')));
        return { path: `./${file}`, external: true };
      });
    },
  };
}
