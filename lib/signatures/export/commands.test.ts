import { createHash } from "node:crypto";
import http from "node:http";
import { pipeline, Readable } from "node:stream";

import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { listAuditEntries } from "../../audit/queries";
import type { AuditEntry } from "../../audit/schema";
import { pool } from "../../db/client";
import { sealComment, sealName } from "../sealing";
import { startExport, type StartedExport } from "./commands";
import { CSV_START } from "./csv";
import type { ExportScope } from "./schema";
import { exportStream } from "./stream";

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
});

const scope = (states: string[] | null = null): ExportScope => ({
  petitionId,
  petitionSlug: "harbor",
  states,
  format: "csv",
  reason: "hearing of the committee",
});

async function start(states: string[] | null = null): Promise<StartedExport> {
  const started = await startExport("organizer:1", scope(states));
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function readAll({ chunks }: StartedExport): Promise<{ text: string; bytes: Buffer; entry: AuditEntry }> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      const bytes = Buffer.concat(parts);
      return { text: bytes.toString("utf8"), bytes, entry: next.value };
    }
    parts.push(next.value);
  }
}

interface Signer {
  state: string;
  status?: string;
  name?: string;
  comment?: string;
}

/** Writes signatures as they stand in the database, in whatever status. */
async function write(signers: Signer[]) {
  const rows = signers.map(({ state, status = "confirmed", name = "Ann Example", comment }, index) => {
    const hash = createHash("sha256").update(`${state}${status}${index}`).digest();
    return {
      hash,
      name: sealName(name, petitionId, hash),
      comment: comment ? sealComment(comment, petitionId, hash) : null,
      state,
      status,
    };
  });
  await onDatabase((client) =>
    client
      .query(
        `
    SET session_replication_role = replica; SET timezone = 'UTC'`,
      )
      .then(() =>
        client.query(
          `
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, comment_sealed, zip, state, locale,
      last_email_at, created_at, expires_at, confirmed_at, withdrawn_at, removed_at, removed_by, removed_reason)
    SELECT $1, 1, s::signature_status, h, n, 'x', c, '78701', st, 'en', t, t, t,
      CASE WHEN s <> 'pending' THEN t END, CASE WHEN s = 'withdrawn' THEN t END,
      CASE WHEN s = 'removed' THEN t END, CASE WHEN s = 'removed' THEN 1 END, CASE WHEN s = 'removed' THEN 'spam' END
    FROM unnest($2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::text[]) r (s, h, n, c, st),
      (SELECT '2026-03-01 12:00Z'::timestamptz AS t) moment`,
          [
            petitionId,
            rows.map((r) => r.status),
            rows.map((r) => r.hash),
            rows.map((r) => r.name),
            rows.map((r) => r.comment),
            rows.map((r) => r.state),
          ],
        ),
      ),
  );
}

const many = (count: number): Signer[] =>
  Array.from({ length: count }, (_, i) => ({ state: "TX", name: `Signer ${i}`, comment: "x".repeat(1_000) }));
// More than what the sockets and our own reading ahead hold, so that the database is still copying.
const STILL_COPYING = 20_000;
const actions = async () => (await listAuditEntries({ limit: 50 })).map(({ action }) => action).reverse();
const readers = () =>
  onDatabase(async (client) =>
    Number(
      (
        await client.query<{ count: string }>(`
  SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state <> 'idle'`)
      ).rows[0]!.count,
    ),
  );
const locks = () =>
  onDatabase(async (client) =>
    Number(
      (
        await client.query<{ count: string }>(`
  SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
      ).rows[0]!.count,
    ),
  );

async function eventually(question: () => Promise<boolean>) {
  for (let tries = 0; tries < 100; tries++) {
    if (await question()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error("it never came true");
}

describe("an export", () => {
  it("holds only confirmed signatures, and of the permitted states only", async () => {
    await write([
      { state: "TX", name: "One" },
      { state: "VT", name: "Two" },
      { state: "NE", name: "Three" },
      ...["pending", "withdrawn", "removed"].map((status) => ({ state: "TX", status, name: `Not ${status}` })),
    ]);
    const namesOf = (text: string) =>
      text
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",")[1]);
    expect(namesOf((await readAll(await start())).text)).toEqual(["One", "Two", "Three"]);
    expect(namesOf((await readAll(await start(["TX"]))).text)).toEqual(["One"]);
    expect(namesOf((await readAll(await start(["NE", "VT"]))).text)).toEqual(["Two", "Three"]);
    expect((await readAll(await start(["WY"]))).text).toBe(CSV_START);
  });

  it("is in the log from its start: who, why, which filter, and at its end how many rows and which hash", async () => {
    await write([{ state: "TX", comment: "=cmd" }, { state: "TX" }]);
    const started = await start(["TX"]);
    expect(await actions()).toEqual(["export-started"]);
    const { bytes, text, entry } = await readAll(started);
    expect(text.split("\r\n")[1]).toMatch(/,'=cmd$/);
    expect(entry).toMatchObject({
      actor: "organizer:1",
      action: "export-finished",
      subject: "petition:harbor",
      detail: {
        reason: "hearing of the committee",
        states: ["TX"],
        rows: 2,
        bytes: bytes.length,
        versions: [1],
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    });
  });

  it("shows one moment: what changes while it is read changes nothing in it", async () => {
    await write(many(4_000));
    const started = await start();
    await started.chunks.next();
    await onDatabase((client) => client.query("DELETE FROM signature WHERE id % 2 = 0"));
    expect((await readAll(started)).entry.detail.rows).toBe(4_000);
  });

  it("keeps its rows in order and whole over many batches and threads", async () => {
    await write(many(6_000));
    const { text } = await readAll(await start());
    const ids = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => Number(line.split(",")[0]));
    expect(ids).toHaveLength(6_000);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(6_000);
  });

  it("reads no further than it is read, and gives everything back when its reader leaves", async () => {
    await write(many(STILL_COPYING));
    const started = await start();
    await started.chunks.next();
    await started.chunks.next();
    expect(await readers()).toBe(1);
    await started.chunks.return(undefined as never);
    await eventually(async () => (await readers()) === 0 && (await locks()) === 0);
    expect(await actions()).toEqual(["export-started", "export-cancelled"]);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it("left before its first byte is cancelled as well", async () => {
    const { chunks } = await start();
    await exportStream(chunks).cancel();
    await eventually(async () => (await locks()) === 0);
    expect(await actions()).toEqual(["export-started", "export-cancelled"]);
  });

  it("fails, and says so, when a row does not open", async () => {
    await write([{ state: "TX" }]);
    await onDatabase((client) => client.query("UPDATE signature SET name_sealed = '\\x0102'"));
    await expect(readAll(await start()).then(({ entry }) => entry.action)).rejects.toThrow();
    expect(await actions()).toEqual(["export-started", "export-failed"]);
    await eventually(async () => (await locks()) === 0);
  });

  it("fails when the database goes away in the middle", async () => {
    await write(many(STILL_COPYING));
    const started = await start();
    await started.chunks.next();
    await started.chunks.next();
    await onDatabase((client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND pid <> pg_backend_pid() AND datname = current_database()",
      ),
    );
    await expect(readAll(started).then(({ entry }) => entry.action)).rejects.toThrow();
    expect(await actions()).toEqual(["export-started", "export-failed"]);
  });

  it("waits its turn: the third at the same time is refused, and the next one after an end is not", async () => {
    const [first, second] = [await start(), await start()];
    expect(await startExport("organizer:1", scope())).toEqual({ ok: false, refusal: "too-many-exports" });
    await first.chunks.return(undefined as never);
    await eventually(async () => (await locks()) === 1);
    await readAll(await start());
    await readAll(second);
    expect(await locks()).toBe(0);
  });
});

describe("a download", () => {
  it("that is broken off never ends like a whole one, and stops the export", async () => {
    await write(many(STILL_COPYING));
    const { chunks } = await start();
    await withServer(
      (response) => {
        pipeline(Readable.fromWeb(exportStream(chunks) as never), response, () => undefined);
      },
      async (url) => {
        const request = http.get(url);
        const response = await new Promise<http.IncomingMessage>((resolve) => {
          request.on("response", resolve);
        });
        response.once("data", () => request.destroy());
        const ended = await new Promise((resolve) => {
          response.on("end", () => resolve("whole"));
          response.on("error", () => resolve("cut"));
        });
        expect(ended).toBe("cut");
      },
    );
    await eventually(async () => (await actions()).at(-1) === "export-cancelled" && (await readers()) === 0);
  });

  it("that nobody takes is given up", async () => {
    await write(many(STILL_COPYING));
    const { chunks } = await start();
    const reader = exportStream(chunks, 100).getReader();
    await reader.read();
    await eventually(async () => (await actions()).at(-1) === "export-cancelled" && (await locks()) === 0);
    await expect(reader.read()).rejects.toThrow("nobody read");
  });
});

async function withServer(answer: (response: http.ServerResponse) => void, ask: (url: string) => Promise<void>) {
  const server = http.createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as { port: number };
  await ask(`http://127.0.0.1:${port}`).finally(() => server.close());
}
