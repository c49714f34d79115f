import { readFileSync } from 'node:fs';
import { Language, type Node, Parser } from 'web-tree-sitter';

const GRAMMAR = require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
// The grammar (1.1.0) has no word for extensions and knows no parameter files: what they add to Bicep is put into words that it knows.
const EXTENSION = /^extension /gm;
const USING = /^using .*$/m;
const ASSIGNED_PARAMETER = /^param (\w+) = /gm;

/** Loads tree-sitter's Bicep grammar. @returns the root of a file's syntax tree; a parameter file's `param` stands there as `var` */
export async function bicepParser(): Promise<(name: string, text: string) => Node> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(GRAMMAR)));
  return (name, text) => {
    const known = name.endsWith('.bicepparam')
      ? text.replace(USING, '').replace(ASSIGNED_PARAMETER, 'var $1 = ')
      : text.replace(EXTENSION, '// ');
    const tree = parser.parse(known);
    if (tree === null) throw new Error(`${name} was not parsed`);
    return tree.rootNode;
  };
}
