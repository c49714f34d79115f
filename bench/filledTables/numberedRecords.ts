import { hash } from 'node:crypto';
import type { IndexReference } from '../../shared/tables/auditIndex/indexReference';
import type { Entity, PropertyValue } from '../tableStore/entity';
import type { RecordTemplate } from './recordTemplate';

const DAY_MS = 86_400_000;
// A prime: neighbours in time are strangers.
const STRIDE = 7_919;
const UNITS_TO_THE_SECOND = 19;

/** As many records as wanted out of some templates, each with an Id and a time of its own, made from its number when it is asked for. */
export class NumberedRecords {
  readonly count: number;
  readonly days: number;
  readonly #templates: readonly RecordTemplate[];
  readonly #from: number;
  readonly #stepMs: number;
  readonly #seed: string;

  constructor(
    templates: readonly RecordTemplate[],
    { count, days, from, seed }: { count: number; days: number; from: Date; seed: string },
  ) {
    this.count = count;
    this.days = days;
    this.#templates = templates;
    this.#from = from.getTime();
    this.#stepMs = (days * DAY_MS) / count;
    // Row keys begin with the second: with one record a second at most they rise with the number.
    if (this.#stepMs < 1_000) throw new RangeError(`${count} records do not fit ${days} days`);
    this.#seed = seed;
  }

  template(number: number): RecordTemplate {
    const template = this.#templates[(number * STRIDE) % this.#templates.length];
    if (!template) throw new RangeError('there are no templates');
    return template;
  }

  id(number: number): string {
    const hex = hash('md5', `${this.#seed}/${number}`, 'hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** `yyyy-MM-ddTHH:mm:ss`; rises with the number. */
  creationTime(number: number): string {
    return new Date(this.#from + number * this.#stepMs).toISOString().slice(0, UNITS_TO_THE_SECOND);
  }

  /** Its keys and what the index says of it. */
  reference(number: number): IndexReference {
    const { reference, recordType } = this.template(number);
    const creationTime = this.creationTime(number);
    return {
      ...reference,
      partitionKey: `${recordType}_${creationTime.slice(0, 10)}`,
      rowKey: `${creationTime.slice(11)}_${this.id(number)}`,
    };
  }

  /**
   * Its row, as the product would have made it.
   * @param select properties that are right in it; undefined: all
   */
  entity(number: number, select?: readonly string[]): Entity {
    const template = this.template(number);
    const [id, creationTime] = [this.id(number), this.creationTime(number)];
    const properties: Record<string, PropertyValue> = { ...template.properties };
    const isWanted = (name: string) => select === undefined || select.includes(name);
    const isHashed = isWanted('AuditDataSha256');
    for (const name of template.varying) {
      if (!isWanted(name) && !(name === 'AuditData' && isHashed)) continue;
      const text = String(template.properties[name]);
      properties[name] = text.replace(template.id, id).replace(template.creationTime, creationTime);
    }
    properties.PartitionKey = `${template.recordType}_${creationTime.slice(0, 10)}`;
    properties.RowKey = `${creationTime.slice(11)}_${id}`;
    if (isHashed) properties.AuditDataSha256 = hash('sha256', String(properties.AuditData), 'hex');
    return { properties, timestamp: `${creationTime}.0000000Z` };
  }
}
