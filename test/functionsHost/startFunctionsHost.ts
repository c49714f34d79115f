import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtScript } from '../chaos/builtScript';
import type { FromWorker, LoggedLine, RegisteredFunction, ToWorker } from './messages';

/** A package that was loaded in a process of its own, as the Functions host loads it. */
export interface FunctionsHost {
  readonly functions: readonly RegisteredFunction[];
  /** Real time that loading took, the start of the process left out. */
  readonly loadMs: number;
  readonly packageFiles: readonly string[];
  /** All that was printed to either output. */
  readonly printed: () => string;
  /** Runs a function once. @param message what a queue's trigger is given, as JSON; left out for a timer. @returns what it logged, and message and stack of what it threw */
  invoke(name: string, message?: string): Promise<{ log: readonly LoggedLine[]; error: string | undefined }>;
  /** Shuts the app down as the host does. @returns the exit code */
  stop(): Promise<number | null>;
}

/**
 * @param folder the unpacked package; nothing outside of it is there to be loaded
 * @param env the app's settings, alone
 * @throws Error where the package cannot be loaded, with what it printed
 */
export async function startFunctionsHost(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<FunctionsHost> {
  const child = spawn(process.execPath, [builtScript('test/functionsHost/worker.js'), folder], {
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += String(chunk);
    });
  }
  const loaded = await next(child, 'loaded');
  if (loaded === undefined) throw new Error(`The package could not be loaded: ${printed}`);
  return {
    ...loaded,
    printed: () => printed,
    async invoke(name, message) {
      const log: LoggedLine[] = [];
      const listen = (message: FromWorker) => void (message.kind === 'log' && log.push(message));
      child.on('message', listen);
      send(child, { kind: 'invoke', name, message });
      const ended = await next(child, 'ended');
      child.off('message', listen);
      if (ended === undefined) throw new Error(`The worker ended: ${printed}`);
      return { log, error: ended.error };
    },
    async stop() {
      const closed = child.exitCode === null ? once(child, 'close') : undefined;
      if (child.connected) send(child, { kind: 'terminate' });
      await closed;
      return child.exitCode;
    },
  };
}

function send(child: ChildProcess, message: ToWorker): void {
  child.send(message);
}

/** The next message of a kind; undefined where the process ends before. */
function next<Kind extends FromWorker['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromWorker, { kind: Kind }> | undefined> {
  return new Promise((resolve) => {
    const listen = (message: FromWorker) => {
      if (!isOf(message, kind)) return;
      child.off('message', listen);
      resolve(message);
    };
    child.on('message', listen);
    child.once('close', () => resolve(undefined));
  });
}

function isOf<Kind extends FromWorker['kind']>(
  message: FromWorker,
  kind: Kind,
): message is Extract<FromWorker, { kind: Kind }> {
  return message.kind === kind;
}
