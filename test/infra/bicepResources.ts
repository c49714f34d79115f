import { bicepFiles } from './bicepFiles';
import { enclosedText } from './enclosedText';

/** A resource as it is written down; nested ones are found as well, with the type as they give it. */
export interface BicepResource {
  readonly file: string;
  readonly symbol: string;
  /** Without the API version; of a nested resource the last segment alone. */
  readonly type: string;
  /** From the opening to the closing brace. */
  readonly body: string;
}

/** Every resource of the given type in all of infra, in no order to rely on. */
export function bicepResources(type: string): readonly BicepResource[] {
  const declared = /^ *resource (\w+) '([\w./]+)(?:@[\w-]+)?' = /gm;
  return [...bicepFiles()].flatMap(([file, text]) =>
    [...text.matchAll(declared)]
      .filter(([, , found]) => found === type)
      .map(({ 0: { length }, 1: symbol = '', index }) => ({
        file,
        symbol,
        type,
        body: enclosedText(text, index + length, '{}'),
      })),
  );
}
