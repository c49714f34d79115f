import type { SealHead } from './sealHeads';
import { linkRowKey } from './sealLink';

const NAME = /^(-?\d+_\d{4}-\d\d-\d\d)\/(\d{4,})-([0-9a-f]{64})$/;

/**
 * The name of a head's copy says all of it, so that a listing is enough and the same head always has the same name:
 * `{prefix}/50_2026-11-10/0001-{hash}`.
 * @param prefix of the tables: tenants may share a container
 */
export function sealBlobName({ partitionKey, number, hash }: SealHead, prefix: string): string {
  return `${prefix}/${partitionKey}/${linkRowKey(number)}-${hash}`;
}

/** @returns undefined where the name is none of ours */
export function sealHeadOfBlobName(name: string, prefix: string): SealHead | undefined {
  if (!name.startsWith(`${prefix}/`)) return undefined;
  const [, partitionKey, number, hash] = NAME.exec(name.slice(prefix.length + 1)) ?? [];
  if (partitionKey === undefined || number === undefined || hash === undefined) return undefined;
  return { partitionKey, number: Number(number), hash };
}
