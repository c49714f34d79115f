/** One rule of the product taken out, and the tests that must notice. */
export interface Mutation {
  /** The promise that the rule keeps: P1 to P10 of the design. */
  readonly promise: string;
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What jest is asked to run: it must fail. */
  readonly tests?: readonly string[];
  /** The fault campaign (in its short form) that must tell faults. */
  readonly campaign?: string;
}

/** At least one mutation a promise that a fault campaign must notice. What survives is a promise that nobody watches. */
export const mutations: readonly Mutation[] = [
  {
    promise: 'P1 once',
    rule: 'a record found under its key is a duplicate, not a new row',
    file: 'shared/tables/auditRecords/recordKeys.ts',
    find: '_${keySafe(record.id)}`',
    replace: '_${keySafe(record.id)}${Math.random()}`',
    tests: ['test/ingest/pollAgainstTenant'],
    campaign: 'late and repeated content',
  },
  {
    promise: 'P1 once',
    rule: 'a reply that was lost after the write is no variant',
    file: 'shared/tables/auditRecords/writeRecords.ts',
    find: 'else if (row.AuditDataSha256 === record.sha256)',
    replace:
      "else if (row.AuditDataSha256 === record.sha256) settle(record, foundStored('variant', row));\n    else if (row.AuditDataSha256 === 'none')",
    tests: ['test/tables/auditRecords'],
    campaign: 'unreliable storage',
  },
  {
    promise: 'P1 once',
    rule: 'another text under the same key is kept beside the first',
    file: 'shared/tables/auditRecords/writeRecords.ts',
    find: 'else if (row.AuditDataSha256 === record.sha256)',
    replace: 'else if (row.AuditDataSha256 !== undefined)',
    tests: ['test/ingest/pollAgainstTenant', 'test/tables/auditRecords'],
    campaign: 'thirty days',
  },
  {
    promise: 'P2 crash',
    rule: 'content counts as stored only once its records are',
    file: 'shared/ledger/contentRows.ts',
    find: "state: 'listed',\n    attempts: 0,",
    replace: "state: 'stored',\n    attempts: 1,",
    campaign: 'thirty days',
  },
  {
    promise: 'P2 crash',
    rule: 'content is stored only when its last record is durable',
    file: 'shared/tables/auditRecords/delivery.ts',
    find: 'this.#ended && this.#open === 0 && this.#indexGeneration <= indexWrittenTo',
    replace: 'this.#ended',
    tests: ['test/tables/auditRecords/delivery'],
  },
  {
    promise: 'P2 crash',
    rule: 'content is in the ledger before it is fetched',
    file: 'shared/ingest/listWindows.ts',
    find: 'const entries = await ledger.list(items, options);',
    replace:
      "const entries = items.map((item) => ({ ...item, state: 'listed' as const, attempts: 0, nextAttempt: new Date(0), lastError: undefined, unreadableSha256: undefined, unreadableTimes: 0, unreadableSince: undefined, sha256: undefined, isFresh: false, etag: '*' })); setTimeout(() => void ledger.list(items, options), 50);",
    tests: ['test/ingest/contentFeed'],
  },
  {
    promise: 'P3 late',
    rule: 'each poll lists an overlap behind what was listed',
    file: 'shared/ingest/listingStart.ts',
    find: 'listedTo.getTime() - OVERLAP_MS',
    replace: 'listedTo.getTime()',
    tests: ['test/ingest/listingStart'],
  },
  {
    promise: 'P3 late',
    rule: 'a sweep lists everything again a few times a day',
    file: 'shared/ingest/sweepSlice.ts',
    find: 'const dueMs = isPace',
    replace: 'const dueMs = sweptAt ? 0 : isPace',
    tests: ['test/ingest/sweepSlice'],
    campaign: 'late and repeated content',
  },
  {
    promise: 'P3 late',
    rule: 'fresh content is looked at once more',
    file: 'shared/ingest/freshContent.ts',
    find: 'now.getTime() - Date.parse(contentCreated) < FRESH_MS',
    replace: 'false',
    tests: ['test/ingest/pollAgainstTenant'],
    campaign: 'thirty days',
  },
  {
    promise: 'P4 siblings',
    rule: 'a record that does not parse goes to quarantine and harms nobody',
    file: 'shared/ingest/ingestContent.ts',
    find: '} else if (!parsed.ok) {',
    replace: '} else if (!parsed.ok) {\n        throw new Error(parsed.reason);',
    tests: ['test/ingest/ingestContent'],
    campaign: 'bad content',
  },
  {
    promise: 'P4 siblings',
    rule: 'the text in quarantine is the text received',
    file: 'shared/ingest/ingestContent.ts',
    find: 'await quarantine.add({ utf8, sha256,',
    replace: 'await quarantine.add({ utf8: utf8.subarray(1), sha256,',
    campaign: 'bad content',
  },
  {
    promise: 'P5 feed',
    rule: 'a refused blob is told in the ledger and the rest goes on',
    file: 'shared/ingest/contentFate.ts',
    find: "if (decision === 'stop') throw",
    replace: "if (decision === 'stop' || decision === 'refused') throw",
    tests: ['test/ingest/pollAgainstTenant'],
    campaign: 'thirty days',
  },
  {
    promise: 'P5 feed',
    rule: 'a blob that fails waits for its turn',
    file: 'shared/ledger/retryPause.ts',
    find: 'Math.min(LONGEST_PAUSE_MS, firstMs * FACTOR ** (Math.max(1, attempts) - 1))',
    replace: '0 * firstMs * FACTOR * attempts * LONGEST_PAUSE_MS',
    tests: ['test/ledger/retryPause'],
  },
  {
    promise: 'P6 gaps',
    rule: 'what is not listed any more when polling resumes is a gap',
    file: 'shared/ingest/pollContentType.ts',
    find: "await openSpanGap({ ...gap, reason: 'notPolledInTime' }, room, options);",
    replace: '',
    tests: ['test/ingest/pollAgainstTenant'],
    campaign: 'thirty days',
  },
  {
    promise: 'P6 gaps',
    rule: 'a gap is written before content is given up',
    file: 'shared/ingest/contentFate.ts',
    find: 'await this.openGap(entry, event.kind);',
    replace: '',
    tests: ['test/ingest/pollAgainstTenant'],
    campaign: 'thirty days',
  },
  {
    promise: 'P6 gaps',
    rule: 'a gap is taken back when its content comes after all',
    file: 'shared/ingest/contentIntake.ts',
    find: "if (entry.state !== 'listed' && !isUnreadable) await this.coverage.withdraw(entry);",
    replace: '',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P6 gaps',
    rule: 'that the subscription was off is a gap',
    file: 'shared/ingest/subscribe.ts',
    find: 'await openSpanGap(gap, { coverage, clock, summary }, options);',
    replace: '',
    tests: ['test/ingest/subscribe'],
    campaign: 'thirty days',
  },
  {
    promise: 'P7 text',
    rule: 'the stored text is the received text',
    file: 'shared/tables/auditRecords/recordRows.ts',
    find: "keepText(record, 'AuditData', head)",
    replace:
      "keepText({ utf8: record.utf8, text: JSON.stringify(JSON.parse(record.text)) }, 'AuditData', head)",
    tests: ['test/ingest/pollAgainstTenant', 'test/tables/auditRecords'],
    campaign: 'bad content',
  },
  {
    promise: 'P7 text',
    rule: 'a long text comes back as it went in',
    file: 'shared/tables/store/keptText.ts',
    find: 'start += SLICE_BYTES',
    replace: 'start += SLICE_BYTES + 1',
    tests: ['test/tables/store/keptText'],
    campaign: 'bad content',
  },
  {
    promise: 'P8 token',
    rule: 'the next page is asked for on the configured host',
    file: 'shared/activityApi/nextPageUrl.ts',
    find: '`${root}/subscriptions/content?',
    replace: '`${new URL(nextPageUri).origin}/subscriptions/content?',
    tests: ['test/activityApi/nextPageUrl'],
    campaign: 'thirty days',
  },
  {
    promise: 'P8 token',
    rule: 'a blob is asked for by its id below the configured root',
    file: 'shared/activityApi/feedUrl.ts',
    find: 'encodeURIComponent(contentId)',
    replace: 'contentId',
    tests: ['test/activityApi/feedUrl'],
  },
  {
    promise: 'P9 stop',
    rule: 'a poll ends by itself at its deadline',
    file: 'shared/ingest/stopSignals.ts',
    find: 'await clock.sleep(deadlineMs, { abortSignal: ended.signal });',
    replace: 'await clock.sleep(1000 * deadlineMs, { abortSignal: ended.signal });',
    tests: ['test/ingest/stopSignals'],
    campaign: 'thirty days',
  },
  {
    promise: 'P9 stop',
    rule: 'a person stops a poll at once',
    file: 'shared/ingest/stopSignals.ts',
    find: 'const now = abortSignal ? AbortSignal.any([abortSignal, late.signal]) : late.signal;',
    replace: 'const now = late.signal;',
    tests: ['test/ingest/stopSignals'],
  },
  {
    promise: 'P9 stop',
    rule: 'a stop claims nothing that was not listed to its end',
    file: 'shared/ingest/listWindows.ts',
    find: 'if (isStopped()) return false;',
    replace: '',
    tests: ['test/ingest/listWindows'],
  },
  {
    promise: 'P10 rights',
    rule: 'rows of evidence are inserted, never replaced',
    file: 'shared/tables/store/insertBody.ts',
    find: '  const rowsBytes = ends.at(-1) ?? 0;',
    replace: `  const rowsBytes = ends.at(-1) ?? 0;
  if (tableUrl.includes('Records')) {
    const quoted = (key: string) => encodeURIComponent(key.replaceAll("'", "''"));
    const parts = ends.map((end, index) => {
      const json = bytes.toString('utf8', ends[index - 1] ?? 0, end);
      const { PartitionKey, RowKey } = JSON.parse(json);
      const path = \`(PartitionKey='\${quoted(PartitionKey)}',RowKey='\${quoted(RowKey)}')\`;
      return frame.partHead(\`PUT \${tableUrl}\${path} HTTP/1.1\`, HEADERS) + json;
    });
    return Buffer.from(frame.start + parts.join('') + frame.end);
  }`,
    tests: ['test/tables/store/insertBody'],
    campaign: 'unreliable storage',
  },
  {
    promise: 'P10 rights',
    rule: "the app's role holds no right to delete rows",
    file: 'infra/roles.bicep',
    find: "'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action'",
    replace: "'Microsoft.Storage/storageAccounts/tableServices/tables/entities/delete'",
    tests: ['test/infra/rights'],
  },
  {
    promise: 'P10 rights',
    rule: "the app's role holds no right to replace rows",
    file: 'infra/roles.bicep',
    find: "'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action'",
    replace: "'Microsoft.Storage/storageAccounts/tableServices/tables/entities/write'",
    tests: ['test/infra/rights'],
  },
];
