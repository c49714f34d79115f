import type { Node } from 'web-tree-sitter';

/** An object in Bicep, looked into by the names of its properties. */
export class BicepBody {
  constructor(private readonly node: Node) {}

  /** The whole of it as written. */
  get text(): string {
    return this.node.text;
  }

  /** Names of its properties, or of those of a property. */
  keys(...path: string[]): string[] {
    const at = this.#find(path);
    return at?.type === 'object' ? properties(at).map(({ key }) => key) : [];
  }

  /** A property's value as written; undefined where there is none. White space within counts as one blank. */
  value(...path: string[]): string | undefined {
    return this.#find(path)?.text.replaceAll(/\s+/g, ' ');
  }

  /** Every text without interpolation in a property's value, wherever in it. */
  strings(...path: string[]): string[] {
    const at = this.#find(path);
    return at ? stringsIn(at) : [];
  }

  #find(path: readonly string[]): Node | undefined {
    return path.reduce<Node | undefined>(
      (at, name) => at && properties(at).find(({ key }) => key === name)?.value,
      this.node,
    );
  }
}

/** Texts anywhere in a piece of syntax. */
export function stringsIn(node: Node): string[] {
  if (node.type === 'string' && node.namedChildren.every((child) => child?.type === 'string_content'))
    return [node.namedChildren.map((child) => child?.text ?? '').join('')];
  return node.namedChildren.flatMap((child) => (child ? stringsIn(child) : []));
}

function properties(object: Node): { key: string; value: Node }[] {
  return object.namedChildren.flatMap((property) => {
    if (property?.type !== 'object_property') return [];
    const [key, value] = property.namedChildren.filter((child) => child?.type !== 'comment');
    return key && value ? [{ key: key.text.replaceAll("'", ''), value }] : [];
  });
}
