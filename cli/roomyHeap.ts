import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow as V8 would by itself. The command line is started with flags that keep a poll small for days; whoever holds all
 * that it reports for a few seconds would spend them collecting what is still needed.
 */
export function roomyHeap(): void {
  setFlagsFromString('--heap-growing-percent=0');
}
