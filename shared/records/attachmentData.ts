import { z } from 'zod';
import { nestedNumber, nestedText } from './nestedValue';

/** An attachment as Defender and communication compliance describe it; the latter without verdict and family. */
export const attachmentData = z.looseObject({
  FileName: nestedText,
  FileType: nestedText,
  FileVerdict: nestedNumber,
  MalwareFamily: nestedText,
  SHA256: nestedText,
});
export type AttachmentData = z.infer<typeof attachmentData>;
