import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type ChaosJob, type ChaosResult, chaosResult } from './chaosJob';

/** What is done of a long run: kept in a file, one JSON object a line, so that a run that was broken off goes on where it was. */
export class ChaosResults {
  readonly #path: string | undefined;
  readonly #done: ChaosResult[] = [];

  /** @param path of the file; without one nothing is kept */
  constructor(path: string | undefined) {
    this.#path = path;
    if (path === undefined || !existsSync(path)) return;
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    this.#done.push(...lines.map((line) => chaosResult.parse(JSON.parse(line))));
  }

  get all(): readonly ChaosResult[] {
    return this.#done;
  }

  has(job: ChaosJob): boolean {
    return this.#done.some((result) =>
      Object.entries(job).every(([name, value]) => Object(result)[name] === value),
    );
  }

  add(result: ChaosResult): void {
    this.#done.push(result);
    if (this.#path !== undefined) appendFileSync(this.#path, `${JSON.stringify(result)}\n`);
  }
}
