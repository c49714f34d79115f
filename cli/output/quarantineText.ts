import type { Status } from '../../shared/query/readStatus';
import { count } from './count';
import { quarantineReasonText } from './quarantineReasonText';

/** What is in quarantine, for a person, and the command that is the next step: it goes on a line of its own, to be copied whole. */
export function quarantineText({ quarantined, quarantine }: Status): { text: string; command?: string } {
  if (quarantined === 0) return { text: 'Nothing in quarantine.' };
  const reasons = quarantine
    .map(({ reason, texts }) => `${texts} ${quarantineReasonText(reason)}`)
    .join(', ');
  return {
    text: `${count(quarantined, 'unreadable text')} in quarantine (${reasons}). To see them and to try them again:`,
    command: 'npm run --silent audit -- replay',
  };
}
