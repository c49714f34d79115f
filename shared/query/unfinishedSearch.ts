import { OperatorFault } from '../faults/operatorFault';

/** A search that keys do not narrow was not carried through: what it found until then has been given. */
export class UnfinishedSearch extends OperatorFault {
  /** @param first and last day that was searched, `yyyy-MM-dd` */
  constructor(first: string, last: string) {
    super(
      `Only ${first} to ${last} was searched: no key narrows this search, and further days would have to be read whole.`,
      'Give --from, or something that the index has (a user, mailbox, app, address, session, message or recipient), or --scan to read everything.',
    );
  }
}
