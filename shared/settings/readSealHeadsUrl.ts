import type { z } from 'zod';
import { givenVariables } from './givenVariables';
import { parseEnvironment } from './parseEnvironment';
import { sealHeadsUrl } from './sealHeadsUrl';
import { tableEnvironment } from './tableEnvironment';

/**
 * The container of seal heads, for commands that only read.
 * @returns its address without trailing slash; undefined: none is set
 * @throws SettingsFault with every variable to mend
 */
export function readSealHeadsUrl(env: NodeJS.ProcessEnv): string | undefined {
  return givenSealHeadsUrl(parseEnvironment(tableEnvironment, givenVariables(env)));
}

/** The same out of variables that have been checked. */
export function givenSealHeadsUrl({
  SEAL_HEADS_URL: text,
}: Pick<z.infer<typeof tableEnvironment>, 'SEAL_HEADS_URL'>): string | undefined {
  const read = text === undefined ? undefined : sealHeadsUrl(text);
  return read && 'url' in read ? read.url : undefined;
}
