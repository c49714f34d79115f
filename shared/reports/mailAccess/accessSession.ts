/** What is not usual about a session, in the order of weight. */
export type UnusualReason = 'externalAccess' | 'newApp' | 'newAddress' | 'administrator' | 'severalAddresses';

/** Accesses of one client to one mailbox from one address, within one session where the records name it. */
export interface AccessSession {
  /** 1 is the most unusual. */
  readonly number: number;
  readonly unusual: readonly UnusualReason[];
  readonly mailbox: string;
  readonly user: string;
  readonly session: string | undefined;
  readonly address: string | undefined;
  readonly client: string;
  readonly app: string | undefined;
  readonly appName: string | undefined;
  readonly logonType: number | undefined;
  readonly first: Date;
  readonly last: Date;
  readonly records: number;
  /** Distinct messages that are named. */
  readonly messages: number;
  readonly attachments: number;
  readonly syncedFolders: number;
  /** Reads in records that name no message. */
  readonly unnamedReads: number;
  /** Its first record. */
  readonly recordId: string;
}

/** A message that a session read. */
export interface ReadMessage {
  /** Number of the session. */
  readonly session: number;
  readonly mailbox: string;
  readonly kind: 'message' | 'attachment';
  /** InternetMessageId; an attachment has none. */
  readonly messageId: string | undefined;
  readonly itemId: string | undefined;
  readonly folder: string | undefined;
  readonly subject: string | undefined;
  readonly sizeInBytes: number | undefined;
  readonly first: Date;
  readonly last: Date;
  readonly reads: number;
  /** Its newest record. */
  readonly recordId: string;
}

/** A folder that a session synchronised: every message in it must be counted as read. */
export interface SyncedFolder {
  readonly session: number;
  readonly mailbox: string;
  readonly folder: string | undefined;
  readonly folderId: string | undefined;
  readonly first: Date;
  readonly last: Date;
  readonly syncs: number;
  readonly recordId: string;
}

/** An application and the mailboxes that it read. */
export interface AppAccess {
  /** Undefined: clients without an application id, told by their name. */
  readonly app: string | undefined;
  readonly name: string | undefined;
  readonly client: string;
  readonly mailboxes: readonly string[];
  readonly sessions: number;
  readonly messages: number;
  readonly syncedFolders: number;
  readonly first: Date;
  readonly last: Date;
}
