import type { Status } from '../../shared/query/readStatus';
import { count } from './count';

/** What is in quarantine and what to do about it, for a person. */
export function quarantineText({ quarantined, quarantine }: Status): string {
  if (quarantined === 0) return 'Nothing in quarantine.';
  const reasons = quarantine.map(({ reason, texts }) => `${texts} ${reason}`).join(', ');
  return `${count(quarantined, 'unreadable text')} in quarantine (${reasons}). To see them and to try them again: npm run audit -- replay`;
}
