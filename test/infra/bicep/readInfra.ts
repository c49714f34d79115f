import { type BicepDeclaration, type BicepFile, bicepFile } from './bicepFile';
import { bicepParser } from './bicepParser';
import { infraTexts } from './infraTexts';

/** All of infra, read by its syntax. */
export class Infra {
  constructor(private readonly files: ReadonlyMap<string, BicepFile>) {}

  file(name: string): BicepFile {
    const file = this.files.get(name);
    if (!file) throw new Error(`infra has no ${name}`);
    return file;
  }

  /** Every resource of a type that is made, with the file that makes it. */
  resources(type: string): { readonly file: string; readonly resource: BicepDeclaration }[] {
    return [...this.files.values()].flatMap(({ name, resources }) =>
      resources
        .filter((each) => each.type === type && !each.isExisting)
        .map((resource) => ({ file: name, resource })),
    );
  }
}

/** Reads infra. Slow only the first time: the grammar is loaded. */
export async function readInfra(): Promise<Infra> {
  const parse = await bicepParser();
  return new Infra(
    new Map([...infraTexts()].map(([name, text]) => [name, bicepFile(name, parse(name, text))])),
  );
}
