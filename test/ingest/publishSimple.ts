import type { SimpleContent, SimpleService } from './simpleService';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Gives the service a blob that it has created some time ago (by its own clock); its id begins with that time, as real ones do. */
export function publishSimple(
  service: SimpleService,
  agoMs: number,
  more: Partial<SimpleContent> = {},
): SimpleContent {
  const created = new Date(service.now().getTime() - agoMs);
  const content = {
    contentId: `${created.toISOString().replaceAll(/\D/g, '')}$${service.contents.length}`,
    contentType: 'Audit.Exchange',
    contentCreated: created.toISOString(),
    contentExpiration: new Date(created.getTime() + WEEK_MS).toISOString(),
    ...more,
  };
  service.contents.push(content);
  return content;
}
