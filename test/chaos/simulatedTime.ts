import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AdjustableClock } from '../tenant/adjustableClock';
import { builtScript } from './builtScript';
import { TIME_FILE_VARIABLE } from './simulatedInstant';

/** One time for the tenant and for every poll process: it runs many times as fast as the machine's, and is moved by days in one call. */
export interface SimulatedTime {
  /** The service's clock, which is right. */
  readonly clock: AdjustableClock;
  /** How far the polls' own clock is ahead of it. */
  skewMs: number;
  /** What Node is started with so that `Date` and pauses follow this time: the product has no setting for it. */
  readonly nodeFlags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

/**
 * Begins a time of its own.
 * @param start the first instant
 * @param factor how many times as fast as the machine's
 */
export function startSimulatedTime(start: Date, factor: number): SimulatedTime {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-time-'));
  const path = join(folder, 'time');
  const file = openSync(path, 'w');
  // As simulatedInstant reads it: the machine's time, what the clock showed then, how fast it runs, how wrong the polls' clock is.
  const told = new Float64Array([Date.now(), start.getTime(), factor, 0]);
  const nowMs = () => (told[1] ?? 0) + (Date.now() - (told[0] ?? 0)) * factor;
  const tell = (instantMs: number, skewMs: number) => {
    told.set([Date.now(), instantMs, factor, skewMs]);
    writeSync(file, new Uint8Array(told.buffer), 0, told.byteLength, 0);
  };
  let skewMs = 0;
  tell(start.getTime(), skewMs);
  return {
    clock: {
      now: () => new Date(nowMs()),
      async sleep(durationMs, { abortSignal } = {}) {
        await delay(durationMs / factor, undefined, abortSignal ? { signal: abortSignal } : {});
      },
      advance: (durationMs) => tell(nowMs() + durationMs, skewMs),
      set: (now) => tell(now.getTime(), skewMs),
    },
    get skewMs() {
      return skewMs;
    },
    set skewMs(newSkewMs) {
      skewMs = newSkewMs;
      tell(nowMs(), skewMs);
    },
    nodeFlags: ['--require', builtScript('test/chaos/simulateTime.js')],
    environment: { [TIME_FILE_VARIABLE]: path },
    stop() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
