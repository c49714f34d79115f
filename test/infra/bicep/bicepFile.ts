import type { Node } from 'web-tree-sitter';
import { BicepBody } from './bicepBody';

/** A resource or module as it is declared; a nested resource has its parent's type before its own. */
export interface BicepDeclaration {
  readonly symbol: string;
  /** `Microsoft.Storage/storageAccounts`, without version; of a module its file. */
  readonly type: string;
  readonly version: string;
  readonly isExisting: boolean;
  /** Condition as written, without its brackets; undefined: always. */
  readonly condition: string | undefined;
  readonly isLoop: boolean;
  readonly body: BicepBody;
}

/** What a Bicep file declares. */
export interface BicepFile {
  readonly name: string;
  /** Default as written, by parameter; undefined: must be given. */
  readonly parameters: ReadonlyMap<string, string | undefined>;
  readonly variables: ReadonlyMap<string, BicepBody>;
  readonly outputs: readonly string[];
  readonly resources: readonly BicepDeclaration[];
  readonly modules: readonly BicepDeclaration[];
}

/** Reads what a file declares out of its syntax tree. */
export function bicepFile(name: string, root: Node): BicepFile {
  const declared = (type: string) => root.namedChildren.filter((node): node is Node => node?.type === type);
  return {
    name,
    parameters: new Map(
      declared('parameter_declaration').map((node) => [nameOf(node), node.namedChildren[2]?.text]),
    ),
    variables: new Map(
      declared('variable_declaration').flatMap((node) => {
        const value = node.namedChildren.at(-1);
        return value ? [[nameOf(node), new BicepBody(value)] as const] : [];
      }),
    ),
    outputs: declared('output_declaration').map(nameOf),
    resources: declared('resource_declaration').flatMap((node) => [...resources(node, '')]),
    modules: declared('module_declaration').flatMap((node) => declaration(node, '')?.declaration ?? []),
  };
}

function* resources(node: Node, parentType: string): Generator<BicepDeclaration> {
  const declared = declaration(node, parentType);
  if (!declared) return;
  yield declared.declaration;
  for (const property of declared.object.namedChildren) {
    const [nested] = property?.namedChildren ?? [];
    if (nested?.type === 'resource_declaration') yield* resources(nested, declared.declaration.type);
  }
}

function declaration(
  node: Node,
  parentType: string,
): { declaration: BicepDeclaration; object: Node } | undefined {
  const [symbol, typeText, ...rest] = node.namedChildren;
  let value = rest.at(-1);
  let condition: string | undefined;
  const isLoop = value?.type === 'for_statement';
  while (value && value.type !== 'object') {
    if (value.type === 'if_statement') condition = value.namedChildren[0]?.text.slice(1, -1);
    value = value.namedChildren.at(-1);
  }
  if (!symbol || !typeText || !value) return undefined;
  const [type = '', version = ''] = typeText.text.replaceAll("'", '').split('@');
  const isExisting = / existing =/.test(node.text.slice(0, value.startIndex - node.startIndex));
  return {
    object: value,
    declaration: {
      symbol: symbol.text,
      type: parentType === '' ? type : `${parentType}/${type}`,
      version,
      isExisting,
      condition,
      isLoop,
      body: new BicepBody(value),
    },
  };
}

function nameOf(node: Node): string {
  return node.namedChildren[0]?.text ?? '';
}
