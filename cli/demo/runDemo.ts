import { once } from 'node:events';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { exactText } from '../../shared/query/exactText';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import { recordCounts } from '../../shared/query/recordCounts';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { startExplore } from '../explore/startExplore';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { countTable } from '../output/countTable';
import { jsonText } from '../output/jsonText';
import { recordReport } from '../output/recordReport';
import { compareWithTruth } from './compareWithTruth';
import { pollAsChild } from './pollAsChild';
import { settingLines } from './settingLines';
import { type Demo, startDemo } from './startDemo';

const EXAMPLES: readonly RecordQuery[] = [
  { recordTypes: [154], operation: 'MessageAccess' },
  { recordTypes: [50], operation: 'MailItemsAccessed' },
];

/**
 * The whole way of the data once, on this machine alone: a simulated tenant publishes, the product polls, the tables are read back and
 * compared with what was published.
 * @throws OperatorFault where a record is missing or altered
 */
export async function runDemo(
  { records, isJson, keep }: { records: number; isJson: boolean; keep: boolean },
  context: CommandContext,
): Promise<void> {
  const { out, env, abortSignal } = context;
  const say = (text: string) => (isJson ? Promise.resolve() : out.write(text));
  // The store's client reads it when it is made: the tables of the demo are on this machine.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  const demo = await startDemo(records, env);
  try {
    await say(
      `1. A simulated Microsoft 365 tenant has published ${count(records, 'audit record')} in ${count(demo.contentBlobs, 'content blob')}: ${demo.tenantUrl}\n` +
        `2. An empty table service runs beside it (Azurite, in memory): ${demo.tableEndpoint}\n` +
        '3. The app signs in, subscribes, lists the content, fetches it and writes it to the tables ...\n',
    );
    const startedAt = context.clock.now().getTime();
    const summary = await pollAsChild(demo.env, { abortSignal });
    const pollSeconds = (context.clock.now().getTime() - startedAt) / 1_000;
    await say(
      `   ${count(summary.records, 'record')} in ${pollSeconds.toFixed(1)} s, with ${count(summary.apiRequests, 'request')} to the tenant and ${count(summary.transactions, 'write')} of up to 100 records.\n`,
    );
    const tables = openTables({ ...context, env: demo.env });
    const counts = await recordCounts(tables, { abortSignal });
    await say(`4. What is in the tables now, by record type and day:\n\n${countTable(counts)}\n`);
    await say('5. Two of them, read back from the tables:\n\n');
    for (const example of EXAMPLES) await say(await exampleText(tables, example, context));
    const comparison = await compareWithTruth(tables, demo.published(), { from: demo.from }, { abortSignal });
    const { published, stored, missing, unexpected } = comparison;
    await say(
      `6. Compared byte for byte: ${published} published, ${stored} stored as they were published.\n`,
    );
    if (isJson) await out.write(jsonText({ ...comparison, pollSeconds, poll: summary, records: counts }));
    if (missing.length > 0 || unexpected > 0 || !summary.complete) {
      throw new OperatorFault(
        `${count(missing.length, 'record')} missing, ${unexpected} unexpected, poll complete: ${summary.complete}.`,
        'This is a fault in the app. Please report this output.',
      );
    }
    if (keep) await keepRunning(demo, tables, context);
    else await say('   All there. Look around in your browser with: npm start -- --keep\n');
  } finally {
    await demo.stop();
  }
}

async function exampleText(
  tables: ReadableTables,
  query: RecordQuery,
  { abortSignal }: CommandContext,
): Promise<string> {
  for await (const row of findRecords(tables, query, { limit: 1, abortSignal })) {
    const text = await exactText(tables, row, { abortSignal });
    return recordReport({ row, text: text.toString() });
  }
  return '';
}

async function keepRunning(demo: Demo, tables: ReadableTables, context: CommandContext): Promise<void> {
  const { err, abortSignal } = context;
  const { address, stop } = await startExplore(tables, { port: 0 }, context);
  try {
    await err.write(
      `\nLook around: open this address in your browser. It opens once, and only on this machine:\n\n  ${address}\n\n` +
        `All of it keeps running until you press Ctrl-C. In another terminal, to use it with the other commands:\n\n` +
        `bash\n${settingLines(demo.settings, 'bash')}\nPowerShell\n${settingLines(demo.settings, 'powershell')}\n` +
        'then, for example\n  npm run --silent audit -- status\n  npm run --silent audit -- query --type OMEPortal --from -7d\n\n' +
        `Azure Storage Explorer, Attach to a resource, Connection string:\n  ${demo.settings.TABLES_CONNECTION_STRING}\n`,
    );
    if (!abortSignal.aborted) await once(abortSignal, 'abort');
  } finally {
    await stop();
  }
}
