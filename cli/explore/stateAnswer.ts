import { type Answer, pageAnswer } from './answer';
import { html } from './html';
import { stateLine } from './stateLine';
import type { TableState } from './tableState';

/** The line of state alone, for pages that are not renewed themselves. */
export function stateAnswer(state: TableState, now: Date): Answer {
  return pageAnswer(html`<!doctype html><title>State</title>${stateLine(state, now)}`);
}
