import type { Node } from 'web-tree-sitter';

/** Places that the grammar could not make sense of, `line: text`. */
export function syntaxFaults(root: Node): string[] {
  if (!root.hasError) return [];
  if (root.isError || root.isMissing)
    return [`${root.startPosition.row + 1}: ${root.text.slice(0, 60) || `lacks ${root.type}`}`];
  return root.children.flatMap((child) => (child.hasError || child.isMissing ? syntaxFaults(child) : []));
}
