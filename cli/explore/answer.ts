import type { Html } from './html';

/** What a page or a file of these pages is answered with; the security headers come on top. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the policy that all pages have. */
  readonly contentSecurityPolicy?: string;
}

/** A page as an answer. */
export function pageAnswer(page: Html, { status = 200 }: { status?: number } = {}): Answer {
  return { status, contentType: 'text/html; charset=utf-8', body: page.markup };
}
