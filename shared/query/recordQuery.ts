/** Which records to find. All that is given has to be true of a record; nothing given means every record. */
export interface RecordQuery {
  /** One of these. */
  readonly recordTypes?: readonly number[] | undefined;
  /** The operation's name, letter case counts; `*` stands for any characters. */
  readonly operation?: string | undefined;
  /** The record's UserId, who acted; letter case does not count. */
  readonly user?: string | undefined;
  /** The mailbox that was touched: its owner's address or its GUID. */
  readonly mailbox?: string | undefined;
  /** ID of the app that acted, a GUID. */
  readonly app?: string | undefined;
  /** Client address in any form (IPv4, IPv6, with port, in brackets), or a block of them as `203.0.113.0/24`. */
  readonly address?: string | undefined;
  /** SessionId or AADSessionId. */
  readonly session?: string | undefined;
  /** InternetMessageId, with or without `<` `>`. */
  readonly message?: string | undefined;
  /** Who an encrypted message (or one released from quarantine) was for. */
  readonly recipient?: string | undefined;
  /** ResultStatus, such as `Succeeded`; letter case does not count. */
  readonly result?: string | undefined;
  /** Stands somewhere in the received text; neither letter case nor JSON escapes count. */
  readonly text?: string | undefined;
  /** Earliest CreationTime, itself included. */
  readonly from?: Date | undefined;
  /** CreationTime is before this. */
  readonly to?: Date | undefined;
  /** Default: newest first. */
  readonly order?: RecordOrder | undefined;
}

/** Which of the records comes first. */
export type RecordOrder = 'newest' | 'oldest';
