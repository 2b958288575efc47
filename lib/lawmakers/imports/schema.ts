import type { ImportKind } from "../schema";

/** One file of an import, wherever its bytes come from: a disk, an upload, another site. */
export interface ImportFile {
  name: string;
  /** Null where the length is not known before it is read. */
  bytes: number | null;
  /** The day of the data, where the file says so. */
  dated: Date | null;
  read: () => AsyncIterable<Uint8Array>;
}

export interface ImportRequest {
  kind: ImportKind;
  files: ImportFile[];
  /** Where the files come from, as pages show it. */
  source: string;
  /** The state of a roster whose file name does not say it. */
  state?: string | null;
  /** The day of the data, where it is known better than the files say. */
  dated?: Date | null;
  /** The year of the district plan, for files that do not say it. */
  plan?: string | null;
  /** The files may lack something on purpose: what they do not name stays. */
  partial?: boolean;
  /** States whose districts somebody else imported stay as they are. Only for districts. */
  replacesOwnOnly?: boolean;
  /** Says what would change, and changes nothing. */
  dryRun?: boolean;
}

export interface ImportProgress {
  file: string;
  /** The bytes read so far of all files together, and their sum where it is known. */
  bytes: number;
  bytesTotal: number | null;
  rows: number;
}

/** Why an import was refused, for the person who has the file. The line is null where the whole file is meant. */
export interface Problem {
  file: string;
  line: number | null;
  message: string;
}

export interface StateChanges {
  state: string;
  added: number;
  changed: number;
  removed: number;
  /** The rows of the state that the files have. */
  rows: number;
}

export type ImportResult =
  | {
      ok: true;
      /** The states with a change, by code. Empty where everything is imported already. */
      changes: StateChanges[];
      /** What the reader should know although it does not stop the import. */
      warnings: string[];
      rows: number;
      version: string;
      dated: Date;
    }
  | { ok: false; refusal: "problems"; problems: Problem[]; more: boolean }
  | { ok: false; refusal: "another-import" };

/** A row with the place where it was read. */
export interface Located<Row> {
  row: Row;
  file: string;
  line: number | null;
}

/** What every reader of files gets. */
export interface ReadingContext {
  problems: Problems;
  /** Called with the bytes of each piece that was read. */
  onBytes: (bytes: Uint8Array, file: string) => void;
  request: ImportRequest;
  warnings: Set<string>;
}

const PROBLEMS_MAX = 50;

/** Ends reading: there are as many problems as anybody reads, or the file cannot be read any further. */
export class ReadingStopped extends Error {}

/** The problems of all files. The caller goes on after `add`, so that one run finds many. */
export class Problems {
  readonly list: Problem[] = [];
  more = false;

  add(file: string, line: number | null, message: string): void {
    if (this.list.length === PROBLEMS_MAX) {
      this.more = true;
      throw new ReadingStopped();
    }
    // It may quote the file, which may have what PostgreSQL takes in no text: NUL, and half of a pair of surrogates.
    this.list.push({ file, line, message: message.toWellFormed().replace(/\p{Cc}/gu, "\uFFFD") });
  }

  /** For a file that cannot be read any further. */
  stop(file: string, line: number | null, message: string): never {
    this.add(file, line, message);
    throw new ReadingStopped();
  }
}
