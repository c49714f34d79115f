/** A property's value as JSON has it; what JSON cannot tell (DateTime, Int64, ...) has its type beside it, `Name@odata.type`. */
export type PropertyValue = string | number | boolean;

/** An entity as the service keeps it, its keys among the properties. */
export interface Entity {
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** `yyyy-MM-ddTHH:mm:ss.fffffffZ`, different for each change. */
  readonly timestamp: string;
}

/** What a client has to show to change an entity. */
export function etagOf({ timestamp }: Entity): string {
  return `W/"datetime'${encodeURIComponent(timestamp)}'"`;
}
