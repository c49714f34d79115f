/** How far the import of files has come; written by who imports, read by who shows it. */
export interface FileProgress {
  fileName: string;
  bytes: number;
  bytesRead: number;
  rows: number;
}
