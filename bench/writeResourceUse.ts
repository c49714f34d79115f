import { readFileSync, writeFileSync } from 'node:fs';

/** Loaded into a process that is measured (`--require`): at its end it writes what it used into a file, as JSON. */
process.on('exit', () => {
  const file = process.env.RESOURCE_USE_FILE;
  const { user, system } = process.cpuUsage();
  if (file !== undefined)
    writeFileSync(file, JSON.stringify({ peakBytes: peakBytes(), cpuMs: (user + system) / 1_000 }));
});

function peakBytes(): number {
  try {
    // Not maxRSS on Linux: there a child begins with what its parent held.
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (peak !== undefined) return Number(peak) * 1_024;
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS * 1_024;
}
