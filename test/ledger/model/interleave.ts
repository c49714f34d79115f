import { HoldingGate } from './gate';
import { modelPoll } from './modelPoll';
import type { World } from './scenario';

// Where nobody asks for anything that long, somebody waits for ever.
const LONGEST_IDLE_TURNS = 500;

/**
 * Runs several polls at once and decides before each request whose turn it is, so that one seed is one order.
 * @param stay whether the poller that went on last goes on: few long turns find other faults than many short ones
 * @param kill whether the poller that is next is killed instead; one always survives
 * @returns how many requests were ordered, and how many pollers killed
 */
export async function interleave(
  { service, store }: World,
  pollers: number,
  { next, stay, kill }: { next: (choices: number) => number; stay: () => boolean; kill: () => boolean },
): Promise<{ requests: number; killed: number }> {
  const held: { gate: HoldingGate; go: () => void }[] = [];
  const gates = Array.from({ length: pollers }, () => new HoldingGate(held));
  const failures: unknown[] = [];
  let running = pollers;
  let last: HoldingGate | undefined;
  for (const [poller, gate] of gates.entries()) {
    modelPoll(service, store, gate, { poller })
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        running -= 1;
      });
  }
  let [requests, killed, idleTurns] = [0, 0, 0];
  while (running > killed) {
    // The store answers a turn later: by then everybody waits for the next request.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const own = stay() ? held.findIndex(({ gate }) => gate === last) : -1;
    const [chosen] = held.splice(own === -1 ? next(held.length) : own, 1);
    if (!chosen) {
      idleTurns += 1;
      if (idleTurns > LONGEST_IDLE_TURNS) throw new Error('a poll waits for ever');
      continue;
    }
    idleTurns = 0;
    last = chosen.gate;
    requests += 1;
    if (!chosen.gate.isKilled && running > killed + 1 && kill()) {
      chosen.gate.isKilled = true;
      killed += 1;
    }
    chosen.go();
  }
  if (failures.length > 0) throw failures[0];
  return { requests, killed };
}
