import type { Socket } from "node:net";

import type pg from "pg";

import { DAY } from "../../time";
import { COPY_HEADER_BYTES } from "./copied-row";

// About 1,400 rows and 10 ms of work for one thread: large enough to be cheap, small enough to stop at once.
const BATCH_BYTES = 256 * 1024;

// Read ahead while the reader is busy; beyond it the socket is not read, and PostgreSQL waits.
const BATCHES_AHEAD_MAX = 2;

export interface CopiedBatch {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
}

/**
 * Runs `COPY … TO STDOUT (FORMAT binary)` and hands its rows over in batches, as fast as they are taken and no faster.
 * Left before the end, it drops the connection, which is the only way to stop a COPY at once: `client` is then dead.
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

/** A COPY as the driver calls it back, one message at a time. */
class CopyOut {
  /** A download takes as long as its reader; the driver would end it after a few seconds like any other statement. */
  readonly query_timeout = DAY;
  /** Set by the driver, to be told when its clock can stop. */
  callback: (() => void) | undefined;
  private batches: CopiedBatch[] = [];
  private filling = { bytes: Buffer.alloc(0), at: 0, rows: 0 };
  private headerSkipped = false;
  private ended: { error?: Error } | undefined;
  private connection: Connection | undefined;
  private wake: () => void = () => undefined;

  constructor(private readonly statement: string) {}

  submit(connection: Connection) {
    this.connection = connection;
    connection.query(this.statement);
  }

  /** One message is one row; the header comes with the first, and a trailer of two bytes last. */
  handleCopyData({ chunk }: { chunk: Buffer }) {
    const row = this.headerSkipped ? chunk : chunk.subarray(COPY_HEADER_BYTES);
    this.headerSkipped = true;
    if (row.length <= 2) return;
    if (this.filling.at + row.length > this.filling.bytes.length) {
      this.finishBatch();
      // Not from Node's shared pool: the memory itself is handed to the thread that opens it.
      this.filling.bytes = Buffer.allocUnsafeSlow(Math.max(BATCH_BYTES, row.length));
    }
    // Copied, because the driver writes the next message into the same memory.
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
        this.wake = resolve;
      });
    if (this.ended?.error) throw this.ended.error;
    const batch = this.batches.shift() ?? null;
    if (this.batches.length < BATCHES_AHEAD_MAX) this.connection?.stream.resume();
    return batch;
  }

  /** Stops what still runs. PostgreSQL hears of it by the broken connection, also while it waits for us to read. */
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
    this.wake();
  }

  private end(ended: { error?: Error }) {
    this.ended ??= ended;
    this.wake();
  }
}
