import { z } from 'zod';
import type { AdjustableClock } from '../adjustableClock';
import type { Reply } from '../reply';
import { reply } from '../reply';
import type { Tenant } from '../tenant';
import type { TenantRequest } from '../tenantRequest';
import { changeClock } from './changeClock';
import { changeFaults } from './changeFaults';
import { jsonLines } from './jsonLines';
import { publishPosted, republishPosted } from './publishPosted';

/** What the control routes act on: the tenant, and its clock where that can be moved. */
export interface Controlled {
  readonly tenant: Tenant;
  readonly adjustableClock: AdjustableClock | undefined;
}

type Route = (controlled: Controlled, body: unknown) => Reply;

const routes: Readonly<Record<string, Route>> = {
  'POST publish': ({ tenant }, body) => reply(200, publishPosted(tenant, body)),
  'POST republish': ({ tenant }, body) => reply(200, republishPosted(tenant, body)),
  'GET faults': ({ tenant }) => reply(200, tenant.faults.current),
  'POST faults': ({ tenant }, body) => reply(200, changeFaults(tenant, body)),
  'DELETE faults': ({ tenant }) => {
    tenant.faults.clear();
    return reply(200, tenant.faults.current);
  },
  'GET clock': ({ tenant }) => reply(200, { now: tenant.clock.now().toISOString() }),
  'POST clock': ({ tenant, adjustableClock }, body) => reply(200, changeClock(tenant, adjustableClock, body)),
  'GET truth': ({ tenant }) => jsonLines(() => tenant.truth.records()),
  'GET contents': ({ tenant }) => jsonLines(() => tenant.contents()),
  'GET counters': ({ tenant }) => reply(200, tenant.requests),
  'GET violations': ({ tenant }) => reply(200, tenant.violations),
  'GET stranger-requests': ({ tenant }) => reply(200, tenant.strangerRequests),
};

/**
 * The control API under `/_tenant/`, for campaigns in which the tenant is a process of its own.
 * A body that does not fit is answered 400 with the reasons.
 */
export function answerControl(controlled: Controlled, request: TenantRequest): Reply {
  const route = routes[`${request.method} ${request.url.pathname.slice('/_tenant/'.length)}`];
  if (route === undefined) return reply(404, { routes: Object.keys(routes) });
  try {
    return route(controlled, request.body === '' ? {} : JSON.parse(request.body));
  } catch (error) {
    if (error instanceof z.ZodError) return reply(400, { issues: error.issues });
    if (error instanceof RangeError || error instanceof SyntaxError)
      return reply(400, { message: error.message });
    throw error;
  }
}
