/** Limits of the Table service (scalability-targets, data model). Azurite enforces few of them: our own code holds them all. */
export const ROW_LIMITS = {
  ownProperties: 252,
  stringUnits: 32_768,
  binaryBytes: 65_536,
  keyUnits: 512,
  rowBytes: 1_048_576,
  transactionRows: 100,
  /** Body of a transaction must be below 4 MiB; a margin for the frame around the parts. */
  transactionBytes: 4 * 1_048_576 - 65_536,
  propertyNameUnits: 255,
} as const;
