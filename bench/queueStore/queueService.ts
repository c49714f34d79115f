import { parseXML, stringifyXML } from '@azure/core-xml';
import { z } from 'zod';
import type { Clock } from '../../shared/time/clock';
import { MessageQueue, type QueuedMessage } from './messageQueue';

/** What is answered to a request. */
export interface QueueAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const SECOND_MS = 1_000;
// What the service takes where a request says nothing else (put-message, get-messages).
const KEPT_FOR_S = 7 * 24 * 60 * 60;
const HIDDEN_FOR_S = 30;
const sentMessage = z.object({ MessageText: z.string() });

/** Queues in memory: what the product uses of the REST protocol. */
export class QueueService {
  readonly #queues = new Map<string, MessageQueue>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param path `QUEUE`, `QUEUE/messages` or `QUEUE/messages/ID` */
  async answer(method: string, path: string, query: URLSearchParams, body: string): Promise<QueueAnswer> {
    const [name = '', messages, id] = path.split('/');
    const queue = this.#queues.get(name);
    if (messages === undefined && method === 'PUT') return this.#create(name);
    if (!queue) return refusal(404, 'QueueNotFound');
    const nowMs = this.#clock.now().getTime();
    if (messages === undefined && method === 'GET')
      return { status: 200, headers: { 'x-ms-approximate-messages-count': String(queue.count(nowMs)) } };
    const seconds = (parameter: string, otherwise: number) =>
      Number(query.get(parameter) ?? otherwise) * SECOND_MS;
    const popReceipt = query.get('popreceipt') ?? '';
    const hiddenForMs = seconds('visibilitytimeout', method === 'POST' ? 0 : HIDDEN_FOR_S);
    if (method === 'POST') {
      const { MessageText } = sentMessage.parse(await parseXML(body));
      const keptForMs = seconds('messagettl', KEPT_FOR_S);
      return list(201, [queue.send(MessageText, { nowMs, hiddenForMs, keptForMs })]);
    }
    if (method === 'GET') {
      const limit = Number(query.get('numofmessages') ?? 1);
      return list(200, queue.receive(limit, { nowMs, hiddenForMs }));
    }
    const changed =
      method === 'DELETE'
        ? queue.delete(id ?? '', popReceipt, nowMs)
        : queue.extend(id ?? '', popReceipt, { nowMs, hiddenForMs });
    if (typeof changed === 'string') return refusal(changed === 'MessageNotFound' ? 404 : 400, changed);
    const visible = { 'x-ms-time-next-visible': new Date(changed.visibleAtMs).toUTCString() };
    return { status: 204, headers: { ...visible, 'x-ms-popreceipt': changed.popReceipt } };
  }

  #create(name: string): QueueAnswer {
    if (this.#queues.has(name)) return { status: 204 };
    this.#queues.set(name, new MessageQueue());
    return { status: 201 };
  }
}

function refusal(status: number, code: string): QueueAnswer {
  const body = stringifyXML({ Code: code, Message: code }, { rootName: 'Error' });
  return { status, headers: { 'x-ms-error-code': code, 'content-type': 'application/xml' }, body };
}

function list(status: number, messages: readonly QueuedMessage[]): QueueAnswer {
  const QueueMessage = messages.map((message) => ({
    MessageId: message.id,
    InsertionTime: new Date(message.insertedAtMs).toUTCString(),
    ExpirationTime: new Date(message.expiresAtMs).toUTCString(),
    PopReceipt: message.popReceipt,
    TimeNextVisible: new Date(message.visibleAtMs).toUTCString(),
    DequeueCount: message.dequeueCount,
    MessageText: message.text,
  }));
  const body = stringifyXML({ QueueMessage }, { rootName: 'QueueMessagesList' });
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
