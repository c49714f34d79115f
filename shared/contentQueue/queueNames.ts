/** Names of the queues, in the storage account of the Functions host; all tenants share them. */
export const QUEUE_NAMES = {
  content: 'exchange-audit-content',
  /** Where the Functions host puts what failed too often: the name is its rule. */
  poison: 'exchange-audit-content-poison',
} as const;
