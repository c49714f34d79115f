import { commonFields } from './commonFields';
import { mailboxFields } from './mailboxFields';
import { mailboxOwner } from './mailboxOwner';
import type { RecordFields, Scene } from './scene';

/** Exchange aggregated operation, RecordType 19: made from the schema page, as no public sample exists. */
export function aggregatedOperationRecord(scene: Scene): RecordFields {
  const { random } = scene;
  return {
    ...commonFields(scene, { operation: 'FolderBind', recordType: 19, resultStatus: 'Succeeded' }),
    ...mailboxFields(scene, { owner: mailboxOwner(scene), hasClientIp: true }),
    OperationCount: 1 + random.integer(40),
    AggregateDurationInSeconds: random.integer(86_400),
  };
}
