import type { Socket } from "node:net";

import type pg from "pg";

import { DAY } from "../../time";
import { COPY_HEADER_BYTES } from "./copied-row";

// About 1,400 rows and 10 ms of work for a thread: large enough to be cheap, small enough to stop quickly.
const BATCH_BYTES = 256 * 1024;

// The bytes that are read ahead while the reader is busy. Beyond that the socket is paused, and PostgreSQL waits.
const BATCHES_AHEAD_MAX = 2;

export interface CopiedBatch {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
}

/**
 * Runs `COPY … TO STDOUT (FORMAT binary)` and yields its rows in batches, only as fast as they are taken. If the caller
 * stops before the end, it breaks the connection, because nothing else stops a COPY at once. `client` is then unusable.
 */
export async function* copyOut(client: pg.PoolClient, statement: string): AsyncGenerator<CopiedBatch> {
  const copy = new CopyOut(statement);
  client.query(copy as unknown as pg.Submittable);
  try {
    for (let batch = await copy.take(); batch; batch = await copy.take()) yield batch;
  } finally {
    copy.leave();
  }
}

interface Connection {
  query: (text: string) => void;
  stream: Socket;
}

/** The query object of a COPY. The driver calls it for each message. */
class CopyOut {
  /** Overrides the driver's timeout, because a download may take as long as its reader needs. */
  readonly query_timeout = DAY;
  /** Set by the driver, which stops its timer when this is called. */
  callback: (() => void) | undefined;
  private batches: CopiedBatch[] = [];
  private filling = { bytes: Buffer.alloc(0), at: 0, rows: 0 };
  private headerSkipped = false;
  private ended: { error?: Error } | undefined;
  private connection: Connection | undefined;
  private resume: () => void = () => undefined;

  constructor(private readonly statement: string) {}

  submit(connection: Connection) {
    this.connection = connection;
    connection.query(this.statement);
  }

  /** One message is one row. The first also has the header, and the last is a trailer of two bytes. */
  handleCopyData({ chunk }: { chunk: Buffer }) {
    const row = this.headerSkipped ? chunk : chunk.subarray(COPY_HEADER_BYTES);
    this.headerSkipped = true;
    if (row.length <= 2) return;
    if (this.filling.at + row.length > this.filling.bytes.length) {
      this.finishBatch();
      // Not from Node's shared pool, because the buffer is transferred to the thread that opens it.
      this.filling.bytes = Buffer.allocUnsafeSlow(Math.max(BATCH_BYTES, row.length));
    }
    // Copied, because the driver reuses the memory for the next message.
    row.copy(this.filling.bytes, this.filling.at);
    this.filling.at += row.length;
    this.filling.rows += 1;
  }

  handleCommandComplete() {
    this.finishBatch();
  }

  handleReadyForQuery() {
    this.end({});
  }

  handleError(error: Error) {
    this.end({ error });
  }

  /** The next batch, or null at the end. */
  async take(): Promise<CopiedBatch | null> {
    while (this.batches.length === 0 && !this.ended)
      await new Promise<void>((resolve) => {
        this.resume = resolve;
      });
    if (this.ended?.error) throw this.ended.error;
    const batch = this.batches.shift() ?? null;
    if (this.batches.length < BATCHES_AHEAD_MAX) this.connection?.stream.resume();
    return batch;
  }

  /** Stops the COPY by breaking the connection, which PostgreSQL notices even while it waits for us to read. */
  leave() {
    this.callback?.();
    if (!this.ended) this.connection?.stream.destroy();
  }

  private finishBatch() {
    const { bytes, at, rows } = this.filling;
    this.filling = { bytes: Buffer.alloc(0), at: 0, rows: 0 };
    if (rows === 0) return;
    this.batches.push({ bytes: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, at), rows });
    if (this.batches.length >= BATCHES_AHEAD_MAX) this.connection?.stream.pause();
    this.resume();
  }

  private end(ended: { error?: Error }) {
    this.ended ??= ended;
    this.resume();
  }
}
