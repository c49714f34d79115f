/** One Microsoft 365 cloud: three addresses that only work together. */
export interface M365Cloud {
  /** Host of the Management Activity API and audience of its tokens. */
  host: string;
  authorityHost: string;
  /** Audience under which a managed identity may stand in for an app registration's secret. */
  federationAudience: string;
}

const PUBLIC_AUDIENCE = 'api://AzureADTokenExchange';

/**
 * The clouds by the names that M365_CLOUD takes. The first four hosts are from the Management Activity API reference;
 * the host in China is not in it and comes from several independent clients.
 */
export const m365Clouds = {
  worldwide: {
    host: 'https://manage.office.com',
    authorityHost: 'https://login.microsoftonline.com',
    federationAudience: PUBLIC_AUDIENCE,
  },
  gcc: {
    host: 'https://manage-gcc.office.com',
    authorityHost: 'https://login.microsoftonline.com',
    federationAudience: PUBLIC_AUDIENCE,
  },
  gcchigh: {
    host: 'https://manage.office365.us',
    authorityHost: 'https://login.microsoftonline.us',
    federationAudience: 'api://AzureADTokenExchangeUSGov',
  },
  dod: {
    host: 'https://manage.protection.apps.mil',
    authorityHost: 'https://login.microsoftonline.us',
    federationAudience: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    host: 'https://manage.office365.cn',
    authorityHost: 'https://login.partner.microsoftonline.cn',
    federationAudience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Record<string, M365Cloud>;
