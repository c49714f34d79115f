import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { emulatorAccount } from './emulatorAccount';
import { freePort } from './freePort';

const PORT_ATTEMPTS = 5;
const SCRIPTS = {
  table: require.resolve('azurite/dist/src/table/main.js'),
  queue: require.resolve('azurite/dist/src/queue/main.js'),
} as const;
// Azurite outlives a parent that is killed; the channel to it tells it to go as well.
const END_WITH_PARENT = 'data:text/javascript,process.on("disconnect",()=>process.exit())';

/** A table service of its own on this machine; all it holds is gone when it stops. */
export interface Azurite {
  readonly connectionString: string;
  /** `http://127.0.0.1:PORT/devstoreaccount1` */
  readonly tableEndpoint: string;
  /** The same of its queue service, where it was asked for. */
  readonly queueEndpoint?: string;
  stop(): Promise<void>;
}

/**
 * Starts Azurite's table service as a child process on a free port of 127.0.0.1, in memory.
 * @param options.queues starts its queue service as well, which the connection string then names
 * @returns once it answers
 * @throws Error where it does not start, with what it printed
 */
export async function startAzurite({ queues = false }: { queues?: boolean } = {}): Promise<Azurite> {
  const services: Service[] = [await startService('table')];
  try {
    if (queues) services.push(await startService('queue'));
  } catch (error) {
    await Promise.all(services.map(({ child }) => stop(child)));
    throw error;
  }
  const [tableEndpoint = '', queueEndpoint] = services.map(({ endpoint }) => endpoint);
  return {
    connectionString: [
      `DefaultEndpointsProtocol=http;AccountName=${emulatorAccount.name};AccountKey=${emulatorAccount.key};TableEndpoint=${tableEndpoint};`,
      queueEndpoint ? `QueueEndpoint=${queueEndpoint};` : '',
    ].join(''),
    tableEndpoint,
    ...(queueEndpoint && { queueEndpoint }),
    async stop() {
      await Promise.all(services.map(({ child }) => stop(child)));
    },
  };
}

interface Service {
  readonly child: ChildProcess;
  readonly endpoint: string;
}

async function startService(service: 'table' | 'queue'): Promise<Service> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return {
        child: await startOn(service, port),
        endpoint: `http://127.0.0.1:${port}/${emulatorAccount.name}`,
      };
    } catch (error) {
      // Somebody else may have taken the port between asking and listening.
      if (attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

async function startOn(service: 'table' | 'queue', port: number): Promise<ChildProcess> {
  const options = [`--${service}Host`, '127.0.0.1', `--${service}Port`, String(port)];
  const flags = ['--inMemoryPersistence', '--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  const child = spawn(
    process.execPath,
    ['--import', END_WITH_PARENT, SCRIPTS[service], ...options, ...flags],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const printed: string[] = [];
  child.stderr?.on('data', (chunk) => printed.push(String(chunk)));
  if (await saysStarted(child, printed)) {
    // Read on, or its pipe fills.
    child.stdout?.resume();
    letGo(child);
    return child;
  }
  await stop(child);
  throw new Error(`Azurite did not start its ${service} service on port ${port}:\n${printed.join('\n')}`);
}

async function saysStarted(child: ChildProcess, printed: string[]): Promise<boolean> {
  if (!child.stdout) return false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('successfully')) return true;
    printed.push(line);
  }
  return false;
}

/** It must not keep this process alive: whoever fails to stop it takes it along. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const pipe of [child.stdout, child.stderr]) if (pipe instanceof Socket) pipe.unref();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Its end is awaited: where nothing else is open, this process would end first, silently.
  child.ref();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
