/**
 * List prices in US dollars, public Azure, pay as you go, West Europe or East US in late 2026, rounded up. They change and differ by region:
 * the page says so, and the Azure pricing calculator has the rest.
 */
export const LIST_PRICES = {
  /** Table Storage, a GB and month, by redundancy. */
  tableGb: { Standard_LRS: 0.045, Standard_ZRS: 0.0563, Standard_GZRS: 0.1 },
  /** A request to Table Storage; a transaction of up to 100 rows is one. */
  tableRequest: 0.000_000_036,
  /** A blob written (a copy of a seal). */
  blobWrite: 0.000_007,
  /** Flex Consumption on demand: a GB-second above the free grant, and an execution. */
  gbSecond: 0.000_026,
  freeGbSeconds: 100_000,
  /** Log Analytics, a GB taken in; 31 days kept are within it. */
  telemetryGb: 2.76,
  /** A log alert evaluated every 15 minutes, and one time series of a metric alert, a month. */
  logAlert: 0.5,
  metricSeries: 0.1,
  /** A private endpoint, a NAT gateway with its address, and a private DNS zone, a month. */
  privateEndpoint: 7.3,
  natGateway: 37,
  dnsZone: 0.5,
} as const;
