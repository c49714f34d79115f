// Protocols that Exchange names in ClientInfoString, as a person knows them. The first that fits counts.
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Outlook-(iOS|Android)/i, 'Outlook mobile'],
  [/Client=OutlookService/i, 'Outlook service'],
  [/Client=OWA/i, 'Outlook on the web'],
  [/Client=MSExchangeRPC|OUTLOOK\.EXE/i, 'Outlook for Windows'],
  [/Client=(REST|Graph)/i, 'Graph or REST'],
  [/Client=IMAP/i, 'IMAP'],
  [/Client=POP3?/i, 'POP'],
  [/Client=(ActiveSync|AirSync)/i, 'ActiveSync'],
  [/Client=WebServices/i, 'Exchange Web Services'],
  [/Client=Microsoft\.Exchange\.Powershell|Client=Management/i, 'PowerShell'],
];

/** What a client that calls itself so is: `Client=OWA;Action=ViaProxy` is Outlook on the web. Others as they stand, shortened. */
export function clientName(client: string): string {
  const known = NAMES.find(([pattern]) => pattern.test(client));
  if (known) return known[1];
  return client.replace(/^Client=/, '').split(';')[0] || 'not said';
}
