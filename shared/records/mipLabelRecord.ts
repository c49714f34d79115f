import { dateTime, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { nestedTexts } from './nestedValue';

/** A message with a sensitivity label sent or received (type 43). */
export const mipLabelRecord = commonRecord.extend({
  Sender: text,
  Receivers: json(nestedTexts),
  ItemName: text,
  LabelId: text,
  LabelName: text,
  LabelAction: text,
  LabelAppliedDateTime: dateTime,
  ApplicationMode: text,
});
