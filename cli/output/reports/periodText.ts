/** A span of a report for a person; open ends are said. */
export function periodText({ from, to }: { from: Date | undefined; to: Date | undefined }): string {
  if (!from && !to) return 'all time that is stored';
  if (!to) return `since ${minute(from)} UTC`;
  return from ? `${minute(from)} to ${minute(to)} UTC` : `before ${minute(to)} UTC`;
}

function minute(time: Date | undefined): string {
  return (time ?? new Date(0)).toISOString().slice(0, 16).replace('T', ' ');
}
