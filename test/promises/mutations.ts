/** One rule of the product taken out, and the tests that must notice. */
export interface Mutation {
  /** The promise that the rule keeps: P1 to P9 of the design. */
  readonly promise: string;
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What jest is asked to run. */
  readonly tests: readonly string[];
}

/** At least one mutation a promise. Each must make its tests fail; what survives is a promise that nobody watches. */
export const mutations: readonly Mutation[] = [
  {
    promise: 'P1 once',
    rule: 'a record found under its key is a duplicate, not a new row',
    file: 'shared/tables/auditRecords/recordKeys.ts',
    find: 'rowKey: `${record.creationTime.slice(11, 19)}_${keySafe(record.id)}`',
    replace: 'rowKey: `${record.creationTime.slice(11, 19)}_${keySafe(record.id)}${Math.random()}`',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P1 once',
    rule: 'another text under the same key is kept beside the first',
    file: 'shared/tables/auditRecords/writeRecords.ts',
    find: 'row.AuditDataSha256 === record.sha256',
    replace: 'row.AuditDataSha256 !== undefined',
    tests: ['test/ingest/pollAgainstTenant', 'test/tables/auditRecords'],
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
    find: 'const entries = await ledger.list(items, { abortSignal });',
    replace:
      "const entries = items.map((item) => ({ ...item, state: 'listed' as const, attempts: 0, nextAttempt: new Date(0), lastError: undefined, unreadableSha256: undefined, unreadableTimes: 0, unreadableSince: undefined, sha256: undefined, isFresh: false, etag: '*' })); setTimeout(() => void ledger.list(items), 50);",
    tests: ['test/ingest/contentFeed'],
  },
  {
    promise: 'P3 late',
    rule: 'each poll lists an overlap behind what was listed',
    file: 'shared/ingest/listingStart.ts',
    find: 'listedTo.getTime() - OVERLAP_MS',
    replace: 'listedTo.getTime()',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P3 late',
    rule: 'a sweep lists everything again a few times a day',
    file: 'shared/ingest/listingStart.ts',
    find: 'now.getTime() - sweptAt.getTime() >= SWEEP_PAUSE_MS',
    replace: 'false',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P3 late',
    rule: 'fresh content is looked at once more',
    file: 'shared/ingest/freshContent.ts',
    find: 'now.getTime() - Date.parse(contentCreated) < FRESH_MS',
    replace: 'false',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P4 siblings',
    rule: 'a record that does not parse goes to quarantine and harms nobody',
    file: 'shared/ingest/ingestContent.ts',
    find: 'if (!parsed.ok && splitter.isSingleObject) {',
    replace: 'if (!parsed.ok) throw new Error(parsed.reason); else if (splitter.isSingleObject && false) {',
    tests: ['test/ingest/ingestContent'],
  },
  {
    promise: 'P5 feed',
    rule: 'a refused blob is told in the ledger and the rest goes on',
    file: 'shared/ingest/contentFate.ts',
    find: "if (decision === 'stop') throw",
    replace: "if (decision === 'stop' || decision === 'refused') throw",
    tests: ['test/ingest/pollAgainstTenant'],
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
  },
  {
    promise: 'P6 gaps',
    rule: 'a gap is written before content is given up',
    file: 'shared/ingest/contentFate.ts',
    find: 'await this.openGap(entry, event.kind);',
    replace: '',
    tests: ['test/ingest/pollAgainstTenant'],
  },
  {
    promise: 'P7 text',
    rule: 'the stored text is the received text',
    file: 'shared/tables/auditRecords/recordRows.ts',
    find: "keepText(record, 'AuditData', head)",
    replace:
      "keepText({ utf8: record.utf8, text: JSON.stringify(JSON.parse(record.text)) }, 'AuditData', head)",
    tests: ['test/ingest/pollAgainstTenant', 'test/tables/auditRecords'],
  },
  {
    promise: 'P7 text',
    rule: 'a long text comes back as it went in',
    file: 'shared/tables/store/keptText.ts',
    find: 'start += SLICE_BYTES',
    replace: 'start += SLICE_BYTES + 1',
    tests: ['test/tables/store/keptText'],
  },
  {
    promise: 'P8 token',
    rule: 'the next page is asked for on the configured host',
    file: 'shared/activityApi/nextPageUrl.ts',
    find: '`${root}/subscriptions/content?',
    replace: '`${new URL(nextPageUri).origin}/subscriptions/content?',
    tests: ['test/activityApi/nextPageUrl'],
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
    find: "soon.abort(new Error('the deadline of the poll has passed'));",
    replace: '',
    tests: ['test/ingest/stopSignals'],
  },
  {
    promise: 'P9 stop',
    rule: 'a stop claims nothing that was not listed to its end',
    file: 'shared/ingest/listWindows.ts',
    find: 'if (isStopped()) return false;',
    replace: '',
    tests: ['test/ingest/contentFeed'],
  },
  {
    promise: 'P6 gaps',
    rule: 'since when the subscription is off is written before it is started',
    file: 'shared/ingest/subscribe.ts',
    find: 'if (disabledFrom && !openSince(known))',
    replace: 'if (!disabledFrom)',
    tests: ['test/ingest/subscribe'],
  },
];
