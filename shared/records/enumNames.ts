/** Names of numbers in Exchange records (schema page; UserType in Graph's spelling). Every list is open. */
const enumerations = {
  UserType: {
    0: 'Regular',
    1: 'Reserved',
    2: 'Admin',
    3: 'DcAdmin',
    4: 'System',
    5: 'Application',
    6: 'ServicePrincipal',
    7: 'CustomPolicy',
    8: 'SystemPolicy',
    9: 'PartnerTechnician',
    10: 'Guest',
  },
  LogonType: {
    0: 'Owner',
    1: 'Admin',
    2: 'Delegated',
    3: 'Transport',
    4: 'SystemService',
    5: 'BestAccess',
    6: 'DelegatedAdmin',
  },
  AuditLogScope: { 0: 'Online', 1: 'Onprem' },
  AuthenticationStatus: { 0: 'Success', 1: 'Failure' },
  OperationStatus: { 0: 'Success', 1: 'Failure' },
  QuarantineRequestType: {
    0: 'Preview',
    1: 'Delete',
    2: 'Release',
    3: 'Export',
    4: 'ViewHeader',
    5: 'Release request',
  },
  QuarantineRequestSource: { 0: 'SCC', 1: 'Cmdlet', 2: 'URLlink' },
  FileVerdict: { [-3]: 'Pending', [-2]: 'Timeout', [-1]: 'Error', 0: 'Good', 1: 'Bad' },
} as const satisfies Record<string, Record<number, string>>;

export type Enumeration = keyof typeof enumerations;

/** The name of a value, such as `enumName('LogonType', 2)` = Delegated; undefined where the value is not known. */
export function enumName(enumeration: Enumeration, value: number): string | undefined {
  const values: Readonly<Record<number, string>> = enumerations[enumeration];
  return values[value];
}
