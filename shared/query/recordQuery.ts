/** Which records to find. All that is given has to be true of a record; nothing given means every record. */
export interface RecordQuery {
  /** One of these. */
  readonly recordTypes?: readonly number[] | undefined;
  /** The operation's name, letter case counts; `*` stands for any characters. */
  readonly operation?: string | undefined;
  /** The record's UserId, letter case does not count. */
  readonly user?: string | undefined;
  /** Earliest CreationTime, itself included. */
  readonly from?: Date | undefined;
  /** CreationTime is before this. */
  readonly to?: Date | undefined;
}
