import type { BasicType, ParquetWriter } from 'hyparquet-writer';
import type { Edm } from '../records/columnTypes';
import type { ExportValue, ExportView } from './exportView';

// What of one row group waits in memory: long records fill it by their size, short ones by their number.
const GROUP_UNITS = 8 * 1024 * 1024;
const GROUP_ROWS = 10_000;
const TYPES: Readonly<Record<Edm, BasicType>> = {
  String: 'STRING',
  Boolean: 'BOOLEAN',
  Int32: 'INT32',
  Int64: 'INT64',
  // Milliseconds in UTC.
  DateTime: 'TIMESTAMP',
};

/** Writes records as a Parquet file, one row group after another, so that memory does not grow with their number. */
export class ParquetFile {
  readonly #view: ExportView;
  readonly #writer: ParquetWriter;
  readonly #take: () => Uint8Array;
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  #columns: ExportValue[][];
  #units = 0;

  private constructor(
    view: ExportView,
    write: (bytes: Uint8Array) => Promise<void>,
    parts: { writer: ParquetWriter; take: () => Uint8Array },
  ) {
    this.#view = view;
    this.#write = write;
    this.#writer = parts.writer;
    this.#take = parts.take;
    this.#columns = view.columns.map(() => []);
  }

  /** @param write takes the file's bytes in order */
  static async begin(view: ExportView, write: (bytes: Uint8Array) => Promise<void>): Promise<ParquetFile> {
    // Loaded for this format alone.
    const { ByteWriter, ParquetWriter: Writer, schemaFromColumnData } = await import('hyparquet-writer');
    const bytes = new ByteWriter();
    const take = () => {
      const taken = bytes.getBytes().slice();
      bytes.index = 0;
      return taken;
    };
    const columnData = view.columns.map(({ name, edm }) => ({ name, type: TYPES[edm], data: [] }));
    const schema = schemaFromColumnData({ columnData });
    const writer = new Writer({ writer: bytes, schema, createdBy: 'exchange-audit-tables' });
    return new ParquetFile(view, write, { writer, take });
  }

  async add(values: readonly ExportValue[]): Promise<void> {
    for (const [at, column] of this.#columns.entries()) {
      const value = values[at];
      column.push(value);
      if (typeof value === 'string') this.#units += value.length;
    }
    if (this.#units >= GROUP_UNITS || (this.#columns[0]?.length ?? 0) >= GROUP_ROWS) await this.#writeGroup();
  }

  /** Call once, after the last record: a Parquet file without its end cannot be read. */
  async end(): Promise<void> {
    if ((this.#columns[0]?.length ?? 0) > 0) await this.#writeGroup();
    await this.#writer.finish();
    await this.#write(this.#take());
  }

  async #writeGroup(): Promise<void> {
    const columnData = this.#view.columns.map(({ name }, at) => ({ name, data: this.#columns[at] ?? [] }));
    await this.#writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    this.#columns = this.#view.columns.map(() => []);
    this.#units = 0;
    await this.#write(this.#take());
  }
}
