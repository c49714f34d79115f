import { z } from 'zod';
import { dateTime, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';

/** A message with a sensitivity label sent or received (type 43). */
export const mipLabelRecord = commonRecord.extend({
  Sender: text,
  Receivers: json(z.array(z.string())),
  ItemName: text,
  LabelId: text,
  LabelName: text,
  LabelAction: text,
  LabelAppliedDateTime: dateTime,
  ApplicationMode: text,
});
