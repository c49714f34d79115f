import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { builtScript } from './builtScript';
import { type PollOrder, type PollResult, pollResult } from './pollOrder';

/** An instance of the app: a process that lives on between its polls, until it is killed. */
export interface PollInstance {
  /** @returns what the poll came to; undefined where it was killed in it */
  poll(order?: PollOrder): Promise<PollResult | undefined>;
  /** SIGKILL, at once; the next poll starts a new process. @returns whether there was one */
  kill(): boolean;
  stop(): Promise<void>;
}

/** @param env its whole environment. @param nodeFlags for Node itself */
export function createPollInstance(env: NodeJS.ProcessEnv, nodeFlags: readonly string[]): PollInstance {
  let child: ChildProcess | undefined;

  function start(): ChildProcess {
    const started = fork(builtScript('test/chaos/pollHost.js'), {
      env,
      execArgv: [...nodeFlags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    return started;
  }

  return {
    async poll(order = {}) {
      child ??= start();
      const polling = child;
      const ended = new AbortController();
      const exit = once(polling, 'exit', { signal: ended.signal }).then(() => undefined);
      const answer = once(polling, 'message', { signal: ended.signal }).then(([message]) =>
        pollResult.parse(message),
      );
      for (const each of [exit, answer]) each.catch(() => undefined);
      polling.send(order);
      try {
        return await Promise.race([exit, answer]);
      } finally {
        ended.abort();
      }
    },
    kill: () => child?.kill('SIGKILL') ?? false,
    async stop() {
      const last = child;
      if (!last) return;
      const exit = once(last, 'exit');
      last.kill('SIGKILL');
      await exit;
    },
  };
}
