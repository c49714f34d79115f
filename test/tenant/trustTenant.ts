import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Tenant } from './tenant';

/** Makes this process trust the tenant's certificate, as NODE_EXTRA_CA_CERTS does for a new one; for tests that run the product in their own process. */
export function trustTenant(tenant: Tenant): void {
  setDefaultCACertificates([...getCACertificates('default'), tenant.certificatePem]);
}
