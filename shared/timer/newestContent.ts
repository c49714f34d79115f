import type { PollDependencies } from '../ingest/poll';
import { CoverageTable } from '../ledger/coverageTable';
import type { NewestContent } from '../telemetry/runLine';

/** The newest content of each type, one point read each; undefined where it cannot be read: a poll is not judged by this. */
export async function newestContent(
  { store, names, contentTypes }: Pick<PollDependencies, 'store' | 'names' | 'contentTypes'>,
  options: { abortSignal: AbortSignal },
): Promise<readonly NewestContent[] | undefined> {
  const table = new CoverageTable(store, names.coverage);
  try {
    return await Promise.all(
      contentTypes.map(async (contentType) => ({
        contentType,
        createdAt: (await table.read(contentType, options)).lastContentCreated,
      })),
    );
  } catch {
    return undefined;
  }
}
