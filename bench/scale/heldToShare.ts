const TICK_MS = 10;

/**
 * Loaded into a process (`--require`) that is to have a part of a core only, CORE_SHARE of it: whenever it has used more, of all its threads
 * together, it stands still for so long. What it left unused before is not made up for.
 */
function holdToShare(share: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let lookedAt = performance.now();
  let countedMs = usedCpuMs();
  setInterval(() => {
    const usedMs = usedCpuMs();
    const dueMs = (usedMs - countedMs) / share - (performance.now() - lookedAt);
    // What its other threads use meanwhile counts the next time.
    countedMs = usedMs;
    if (dueMs > 0) Atomics.wait(cell, 0, 0, dueMs);
    lookedAt = performance.now();
  }, TICK_MS).unref();
}

function usedCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const { CORE_SHARE } = process.env;
if (CORE_SHARE !== undefined) holdToShare(Number(CORE_SHARE));
