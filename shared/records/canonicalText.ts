import { jsonTokens } from './jsonTokens';

const utcTime = /^"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)Z"$/;

interface Level {
  isObject: boolean;
  key: string;
  members: { key: string; value: string }[];
}

/**
 * One spelling for all texts that sameText.ts takes for the same: members in order of their keys, no white space, each escape in
 * JSON.stringify's spelling.
 * @returns undefined where the text is not JSON
 */
export function canonicalText(text: string): string | undefined {
  const levels: Level[] = [{ isObject: false, key: '', members: [] }];
  const add = (value: string) => {
    const level = levels.at(-1);
    if (level && !isGraphAnnotation(level.key)) level.members.push({ key: level.key, value });
  };
  const fault = jsonTokens(text, {
    open: (bracket) => levels.push({ isObject: bracket === '{', key: '', members: [] }),
    key: (source) => {
      const level = levels.at(-1);
      if (level) level.key = plainString(source);
    },
    scalar: (source) => {
      const value = source.startsWith('"') ? plainString(source) : source;
      const level = levels.at(-1);
      const isRecordTime = levels.length === 2 && level?.isObject && level.key === '"CreationTime"';
      add(isRecordTime ? value.replace(utcTime, '"$1"') : value);
    },
    close: () => {
      const closed = levels.pop();
      if (closed) add(closed.isObject ? objectText(closed.members) : arrayText(closed.members));
    },
  });
  return fault === -1 ? levels[0]?.members[0]?.value : undefined;
}

function isGraphAnnotation(key: string): boolean {
  return key.includes('@odata.');
}

/** A string token with each escape in the one spelling of JSON.stringify. */
function plainString(source: string): string {
  return source.includes('\\') ? JSON.stringify(JSON.parse(source)) : JSON.stringify(source.slice(1, -1));
}

/** Members by key; the sort is stable, so repeated keys stay in their order. */
function objectText(members: { key: string; value: string }[]): string {
  const sorted = members.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return `{${sorted.map(({ key, value }) => `${key}:${value}`).join(',')}}`;
}

function arrayText(members: { value: string }[]): string {
  return `[${members.map(({ value }) => value).join(',')}]`;
}
