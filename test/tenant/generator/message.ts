import { createRandom } from '../random';
import { storeId } from './storeId';
import type { Person, World } from './world';

/** A mail in somebody's mailbox; every record about it shows the same ids. */
export interface Message {
  readonly id: string;
  readonly immutableId: string;
  readonly internetMessageId: string;
  readonly subject: string;
  readonly sizeBytes: number;
  readonly attachments: string | undefined;
}

const messagesPerMailbox = 500;

const subjects = [
  'Quarterly review',
  'Angebot für Herrn Größler',
  'Réunion d’équipe – 14h',
  'RE: Invoice 2026/117 "final"',
  '見積書の件',
  'Fwd: travel <Lisbon> & hotel',
  'Payroll Q3 💶',
  'Zaproszenie: kick-off',
  '',
];

const attachments = [
  'report.docx (20481b)',
  'tps (report) 1.docx (1024b); image001.jpg (2048b)',
  'scan "final".pdf (340100b)',
  'line\nbreak.txt (12b)',
  'C:\\Users\\anna\\AppData\\Local\\Temp\\offer.pdf (9731941b)',
  'Übersicht; Stand März.xlsx (88213b)',
];

/** @param number which mail of the mailbox; the same number is always the same mail */
export function messageOf(world: World, person: Person, number: number): Message {
  const index = number % messagesPerMailbox;
  const random = createRandom(world.seed, 'message', person.index, index);
  const folder = storeId('RgAAAAD', random.hex(48));
  return {
    id: folder,
    immutableId: storeId('AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A', random.hex(32)),
    internetMessageId: `<${person.server}${random.hex(24).toUpperCase()}@${person.server}.eurprd04.prod.outlook.com>`,
    subject: random.pick(subjects),
    sizeBytes: 1500 + random.integer(400_000),
    attachments: random.chance(0.2) ? random.pick(attachments) : undefined,
  };
}
