/**
 * A content id in the form the service gives, for example
 * `20200702020621634014687$20200702020621634014687$audit_exchange$Audit_Exchange$emea0036`
 * (elastic/beats#19719); four parts without the region also occur.
 * @param sequence number of the content within the tenant, which makes the id unique
 */
export function contentId(
  contentType: string,
  contentCreated: Date,
  { sequence, withRegion }: { sequence: number; withRegion: boolean },
): string {
  const stamp = `${digits(contentCreated)}${String(sequence).padStart(6, '0')}`;
  const name = contentType.replace('.', '_');
  return [stamp, stamp, name.toLowerCase(), name, ...(withRegion ? ['emea0036'] : [])].join('$');
}

/** `yyyyMMddHHmmssfff`, as in content ids and page tokens. */
export function digits(time: Date): string {
  return time.toISOString().replace(/\D/g, '');
}
