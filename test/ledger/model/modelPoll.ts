import { poll } from '../../../shared/ingest/poll';
import type { PollSummary } from '../../../shared/ingest/pollSummary';
import type { Clock } from '../../../shared/time/clock';
import type { MemoryStore } from '../../tables/memoryStore';
import type { Gate } from './gate';
import { gatedStore } from './gatedStore';
import type { ModelService } from './modelService';
import { NAMES } from './modelTables';

const DEADLINE_MS = 480_000;
const never = new Promise<never>(() => {});

/**
 * The product's own poll against the model's service; every request passes the gate.
 * @param poller its clock is that many milliseconds ahead: no two do anything in the same one
 * @param deadline ends when the poll's deadline passes; default: never
 */
export function modelPoll(
  service: ModelService,
  store: MemoryStore,
  gate: Gate,
  {
    poller = 0,
    abortSignal,
    deadline,
  }: { poller?: number; abortSignal?: AbortSignal; deadline?: Promise<void> } = {},
): Promise<PollSummary> {
  const clock: Clock = {
    now: () => new Date(service.clock.now().getTime() + poller),
    sleep: (durationMs, options) =>
      durationMs === DEADLINE_MS ? (deadline ?? never) : service.clock.sleep(durationMs, options),
  };
  const dependencies = {
    api: service.api(gate),
    store: gatedStore(store, gate),
    names: NAMES,
    clock,
    contentTypes: ['Audit.Exchange'],
    retentionMonths: undefined,
    origin: {
      tenantId: '11111111-2222-4333-8444-555555555555',
      app: 'model',
      appVersion: '1.0.0',
      instance: `0000000${poller}`,
    },
  };
  return poll(dependencies, { abortSignal, ...(deadline && { deadlineMs: DEADLINE_MS }) });
}
