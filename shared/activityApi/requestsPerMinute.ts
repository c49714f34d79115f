/**
 * What is asked of the Activity API for one tenant in a minute, at the even rate: the documented baseline of a tenant's quota is 2,000
 * (troubleshooting page, "API throttling").
 */
export const REQUESTS_PER_MINUTE = 1_900;
