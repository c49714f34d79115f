/** One row under a seal: the first text of a record or a variant. */
export interface SealMember {
  readonly rowKey: string;
  /** Column AuditDataSha256, lower-case hex. */
  readonly sha256: string;
}

/** How a member stands in a manifest. A row key holds no control character, so the tab ends it. */
export function memberLine({ rowKey, sha256 }: SealMember): string {
  return `${rowKey}\t${sha256}\n`;
}
