import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

// Below this a young generation is collected so often that what it saves in memory costs more in time.
const SMALLEST_YOUNG_BYTES = 4_000_000;

/**
 * Keeps the heap as small as it is when this is called. For what streams through thousands of blobs or rows and holds little of it: V8 by
 * itself would let garbage pile up to several times what is in use. The npm script `audit` sets a floor beside it
 * (`--initial-old-space-size`): below 60 MB old objects are not looked through at all. Whoever holds all that it reports for a few seconds
 * must not call it: it would spend them collecting what is still needed.
 */
export function smallHeap(): void {
  setFlagsFromString('--heap-growing-percent=30');
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  if (young && young.space_size >= SMALLEST_YOUNG_BYTES) setFlagsFromString('--semi-space-growth-factor=1');
}
