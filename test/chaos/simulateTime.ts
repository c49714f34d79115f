import { openSync } from 'node:fs';
import timers from 'node:timers/promises';
import { simulatedInstant, TIME_FILE_VARIABLE } from './simulatedInstant';

// Required by Node before a poll begins: `Date` and awaited pauses follow the simulated time, the bounds of requests stay real.
const path = process.env[TIME_FILE_VARIABLE];
if (path === undefined) throw new TypeError(`${TIME_FILE_VARIABLE} names no file.`);
const file = openSync(path, 'r');
const machineNow = Date.now;
const pause = timers.setTimeout;
const now = () => simulatedInstant(file, machineNow()).nowMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: (target) => new target(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

Object.assign(timers, {
  setTimeout: <T>(durationMs: number | undefined, value: T, options?: Parameters<typeof pause>[2]) =>
    pause((durationMs ?? 0) / simulatedInstant(file, machineNow()).factor, value, options),
});
