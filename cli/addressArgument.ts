import { InvalidArgumentError } from 'commander';
import { isAddressOrBlock } from '../shared/reports/mailAccess/accessSelection';

/** A network address or block as typed. */
export function addressArgument(typed: string): string {
  if (isAddressOrBlock(typed)) return typed;
  throw new InvalidArgumentError(
    'Give an address such as 203.0.113.7, 203.0.113.7:443 or [2001:db8::7]:443, or a block such as 203.0.113.0/24.',
  );
}
