import { readFileSync, writeFileSync } from 'node:fs';

/** Loaded into a process that is measured (`--require`): at its end it writes the most memory that it held, in bytes, into a file. */
process.on('exit', () => {
  const file = process.env.PEAK_MEMORY_FILE;
  if (file !== undefined) writeFileSync(file, String(peakBytes()));
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
