/**
 * Waits for a promise, but no longer than until the signal is aborted: then throws the signal's reason and leaves the
 * promise to others that wait for it.
 */
export async function untilAborted<T>(promise: Promise<T>, abortSignal: AbortSignal | undefined): Promise<T> {
  if (!abortSignal) {
    return promise;
  }
  // A rejection that nobody waits for any more must not end the process.
  promise.catch(() => undefined);
  abortSignal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortSignal.reason);
    abortSignal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    abortSignal.removeEventListener('abort', onAbort);
  }
}
