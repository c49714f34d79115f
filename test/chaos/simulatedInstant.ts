import { readSync } from 'node:fs';

/** Names the file of a SimulatedTime to the processes that live in it. */
export const TIME_FILE_VARIABLE = 'SIMULATED_TIME_FILE';

/** What a process that lives in a simulated time reads from its file. */
export interface SimulatedInstant {
  /** What this process's clock shows, in milliseconds. */
  readonly nowMs: number;
  readonly factor: number;
}

const told = new Float64Array(4);

/** @param file descriptor of a SimulatedTime's file. @param machineMs the machine's own time */
export function simulatedInstant(file: number, machineMs: number): SimulatedInstant {
  readSync(file, told, 0, told.byteLength, 0);
  const [toldAtMs = 0, instantMs = 0, factor = 1, skewMs = 0] = told;
  return { nowMs: Math.floor(instantMs + (machineMs - toldAtMs) * factor + skewMs), factor };
}
