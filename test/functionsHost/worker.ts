/**
 * Stands in for the Functions host and its Node worker in a process of its own: loads a package as they do and talks to its parent.
 * It gives the package the module `@azure/functions-core`, which the real worker gives to what it loads (nodejs-worker, setupCoreModule.ts),
 * and drives the invocation model that `@azure/functions` registers there.
 */
import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import type { FromWorker, ToWorker } from './messages';

const metadataSchema = z.looseObject({
  name: z.string(),
  bindings: z.record(z.string(), z.looseObject({ type: z.string() })),
});
type Metadata = z.infer<typeof metadataSchema>;
type Callback = (...args: unknown[]) => unknown;

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], handler: Callback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<unknown>;
}
interface ProgrammingModel {
  getInvocationModel(coreContext: object): InvocationModel;
}

const functions = new Map<string, { metadata: Metadata; callback: Callback }>();
const hooks = new Map<string, Callback[]>();
let model: ProgrammingModel | undefined;

const core = {
  version: '1.0.0',
  hostVersion: '4.1044.0.0',
  workerVersion: '3.12.0',
  Disposable: class {
    dispose(): void {}
  },
  setProgrammingModel: (given: ProgrammingModel) => {
    model = given;
  },
  getProgrammingModel: () => model,
  registerFunction: (metadata: unknown, callback: Callback) => {
    const known = metadataSchema.parse(metadata);
    functions.set(known.name, { metadata: known, callback });
  },
  registerHook: (name: string, callback: Callback) =>
    void hooks.set(name, [...(hooks.get(name) ?? []), callback]),
  log: () => undefined,
};

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** As the worker does it: `main` is a pattern relative to the package, and everything it matches is loaded. */
function load(folder: string): void {
  const { main } = z
    .object({ main: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const resolve = Module.prototype.require;
  Module.prototype.require = Object.assign(function (this: Module, id: string) {
    return id === '@azure/functions-core' ? core : resolve.call(this, id);
  }, resolve);
  const startedMs = performance.now();
  for (const file of globSync(main, { cwd: folder })) resolve.call(module, join(folder, file));
  const loadMs = performance.now() - startedMs;
  const registered = [...functions.values()].map(({ metadata: { name, bindings } }) => ({
    name,
    bindings: Object.values(bindings),
  }));
  tell({ kind: 'loaded', functions: registered, loadMs, packageFiles: Object.keys(require.cache) });
}

async function invoke(name: string, message: string | undefined): Promise<void> {
  const found = functions.get(name);
  if (!found || !model) throw new Error(`no function ${name} is registered`);
  const { metadata, callback } = found;
  const [binding] = Object.keys(metadata.bindings);
  const timer = { IsPastDue: false, Schedule: { AdjustForDST: false }, ScheduleStatus: null };
  const invocation = model.getInvocationModel({
    invocationId: randomUUID(),
    metadata,
    state: undefined,
    request: {
      triggerMetadata: message === undefined ? {} : { dequeueCount: { json: '1' } },
      inputData: [{ name: binding, data: { json: message ?? JSON.stringify(timer) } }],
    },
    log: (level: string, category: string, message: string) =>
      tell({ kind: 'log', level, category, message }),
  });
  const { context, inputs } = await invocation.getArguments();
  try {
    const result = await invocation.invokeFunction(context, inputs, callback);
    await invocation.getResponse(context, result);
    tell({ kind: 'ended', error: undefined });
  } catch (error) {
    const text = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    tell({ kind: 'ended', error: text });
  }
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'invoke') void invoke(message.name, message.message);
  else {
    for (const callback of hooks.get('appTerminate') ?? []) callback({ hookData: {}, appHookData: {} });
    process.exit(0);
  }
});
process.on('disconnect', () => process.exit());
load(process.argv[2] ?? '');
