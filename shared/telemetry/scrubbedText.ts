// What may stand behind the host of an address holds keys of index rows, and these hold users, mailboxes and addresses.
const ADDRESS = /\b(https?:\/\/[^\s/?#'"<>)\],;]+)([^\s"<>]*)/gi;
const ROW_KEYS =
  /\b(PartitionKey|RowKey)\b["']?\s*(=|eq|ge|gt|le|lt|ne|:)\s*(?:'(?:[^']|'')*'|"[^"]*"|[^\s,)]+)/gi;
const MAIL_ADDRESS = /[^\s'"<>(),;:|=]+@[^\s'"<>(),;:|=]+\.[A-Za-z]{2,}/g;
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** A text of somebody else (a library, the platform) as telemetry may hold it: without what follows a host, row keys, people and tokens. */
export function scrubbedText(text: string): string {
  return text
    .replace(TOKEN, '[token]')
    .replace(ADDRESS, (_, origin: string, rest: string) =>
      /^[/?#]/.test(rest) ? `${origin}/[...]` : `${origin}${rest}`,
    )
    .replace(ROW_KEYS, (_, name: string) => `${name} [...]`)
    .replace(MAIL_ADDRESS, '[address]');
}
