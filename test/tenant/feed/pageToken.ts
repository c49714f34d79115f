import { digits } from '../content/contentId';
import type { ContentPosition } from '../content/contentStore';

/**
 * A listing's page token in the service's form, `20200220001806300068349$20200219104642000000000$na0022` (o365beat#39):
 * the last content given, the window it belongs to, a data centre. Opaque to clients.
 */
export function writePageToken({ createdMs, sequence }: ContentPosition, startMs: number): string {
  const position = `${digits(new Date(createdMs))}${String(sequence + 1).padStart(6, '0')}`;
  return `${position}$${digits(new Date(startMs))}000000$na0022`;
}

/** @returns the position behind which the next page starts, or undefined where the token is not one of this window's */
export function readPageToken(token: string, startMs: number): ContentPosition | undefined {
  const [, created, sequence, start] = /^(\d{17})(\d{6,})\$(\d{17})000000\$na0022$/.exec(token) ?? [];
  if (created === undefined || start !== digits(new Date(startMs))) return undefined;
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(created) ?? [];
  const [year, month, day, hour, minute, second, millisecond] = parts;
  const createdMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return Number.isNaN(createdMs) ? undefined : { createdMs, sequence: Number(sequence) - 1 };
}
