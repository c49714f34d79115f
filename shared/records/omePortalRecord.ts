import { int32, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { nameValuePair } from './nameValuePair';
import { nestedList } from './nestedValue';

/** What an outside reader did in the encrypted message portal (type 154); UserId is the sender inside. */
export const omePortalRecord = commonRecord.extend({
  MessageId: text,
  Recipient: text,
  Sender: text,
  // Text such as "OTP" on the wire, not the numbers of the Entra enumeration of the same name.
  AuthenticationMethod: text,
  AuthenticationStatus: int32,
  OperationStatus: int32,
  AttachmentName: text,
  OperationProperties: json(nestedList(nameValuePair)),
});
