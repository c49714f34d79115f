import { parseRecord } from '../../shared/records/parseRecord';
import { recordRows } from '../../shared/tables/auditRecords/recordRows';
import { rowJson } from '../../shared/tables/store/rowJson';
import { createRecordSource } from '../../test/tenant/generator/recordSource';
import type { Counts } from './countPoll';

const FROM = new Date('2026-03-01T00:00:00Z');
const TO = new Date('2026-03-07T00:00:00Z');
const ORIGIN = { source: 'api', contentId: 'bench', quarantinePartition: '2026-03-07' };

/** How often JSON is read and written, and how much of it, on a record's way from its received text to the row that is sent. */
export function countWork(records: number): Counts {
  const source = createRecordSource({ seed: 'counts', count: records, from: FROM, to: TO });
  const texts = Array.from({ length: records }, (_, index) => Buffer.from(source.at(index).text ?? ''));
  const counted = { parses: 0, parsedUnits: 0, stringifies: 0, stringifiedUnits: 0 };
  const { parse, stringify } = JSON;
  JSON.parse = new Proxy(parse, {
    apply(target, self, given: Parameters<typeof parse>) {
      counted.parses += 1;
      counted.parsedUnits += given[0].length;
      return Reflect.apply(target, self, given);
    },
  });
  JSON.stringify = new Proxy(stringify, {
    apply(target, self, given: Parameters<typeof stringify>) {
      const text = Reflect.apply(target, self, given);
      counted.stringifies += 1;
      counted.stringifiedUnits += text?.length ?? 0;
      return text;
    },
  });
  try {
    for (const utf8 of texts) {
      const parsed = parseRecord(utf8, { now: TO, source: 'api' });
      if (!parsed.ok) continue;
      const { head, continuations } = recordRows(parsed.record, ORIGIN);
      for (const row of [head, ...continuations]) rowJson(row);
    }
  } finally {
    Object.assign(JSON, { parse, stringify });
  }
  return {
    'characters received': texts.reduce((sum, utf8) => sum + utf8.toString().length, 0),
    'JSON.parse calls': counted.parses,
    'characters through JSON.parse': counted.parsedUnits,
    'JSON.stringify calls': counted.stringifies,
    'characters through JSON.stringify': counted.stringifiedUnits,
  };
}
