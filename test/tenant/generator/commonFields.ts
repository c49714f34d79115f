import type { RecordFields, Scene } from './scene';

/** The common schema's head, in the order in which the service writes it. */
export function commonFields(
  { world, id, creationTime, person }: Scene,
  about: { operation: string; recordType: number; resultStatus?: string | undefined; userType?: number },
): RecordFields {
  return {
    CreationTime: creationTime,
    Id: id,
    Operation: about.operation,
    OrganizationId: world.tenantId,
    RecordType: about.recordType,
    ...(about.resultStatus === undefined ? {} : { ResultStatus: about.resultStatus }),
    UserKey: person.puid,
    UserType: about.userType ?? 0,
    Version: 1,
    Workload: 'Exchange',
  };
}
