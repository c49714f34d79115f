import { hash } from 'node:crypto';

/**
 * Whether a stored text is what was stored: it fits the hash that stands beside it. A text that was changed by hand does not, unless its
 * hash was changed as well: then it differs from what Microsoft gives.
 */
export function isIntactText({ utf8, sha256 }: { utf8: Uint8Array; sha256: string }): boolean {
  return hash('sha256', utf8, 'hex') === sha256;
}
