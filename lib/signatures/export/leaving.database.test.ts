import { once } from "node:events";
import http from "node:http";
import { pipeline, Readable } from "node:stream";

import { beforeEach, describe, expect, it } from "vitest";

import { databaseUrl, emptyDatabase, onDatabase } from "@/tests/database";
import { auditActions, copiersNow, eventually, signersStillCopied, slotsTaken, writeSigners } from "@/tests/exports";
import { createPetition } from "@/tests/petition";
import { kill, startScript } from "@/tests/worker-process";

import { db, pool } from "../../db/client";
import { clearPetitionMemo } from "../../petitions/queries";
import { SECOND } from "../../time";
import { startExport, type StartedExport } from "./commands";
import { exportStream } from "./stream";

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

async function start(): Promise<StartedExport> {
  const started = await startExport(
    { id: 1, role: "admin", states: null },
    { petition: "harbor", state: "", format: "csv", reason: "hearing of the committee" },
  );
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

const stayed = new AbortController().signal;

async function expectAllGivenBack() {
  await eventually(async () => (await copiersNow()) === 0 && (await slotsTaken()) === 0);
  // A slot is free before its export is recorded as cancelled, so the next one may be recorded as started before that.
  await eventually(async () => (await countActions("export-cancelled")) === (await countActions("export-started")));
  expect(new Set(await auditActions())).toEqual(new Set(["export-started", "export-cancelled"]));
  await eventually(async () => pool.idleCount === pool.totalCount);
  // The rest of the pool works.
  expect(await db.$queryRaw`SELECT 1::int AS one`).toEqual([{ one: 1 }]);
}

const countActions = async (action: string) => (await auditActions()).filter((recorded) => recorded === action).length;

async function copierPid(): Promise<number> {
  const { rows } = await onDatabase((client) =>
    client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state <> 'idle'",
    ),
  );
  return rows[0]!.pid;
}

describe("a reader who leaves frees slot, snapshot and connection", () => {
  it("before the response began, when nobody reads or cancels it", async () => {
    exportStream(await start(), AbortSignal.abort());
    await expectAllGivenBack();
  });

  it("after the response began and before the first byte, when nobody reads or cancels it", async () => {
    const gone = new AbortController();
    exportStream(await start(), gone.signal);
    expect(await slotsTaken()).toBe(1);
    gone.abort();
    await expectAllGivenBack();
  });

  it("by cancelling before the first byte", async () => {
    await exportStream(await start(), stayed).cancel();
    await expectAllGivenBack();
  });

  it("while the database is still copying, and PostgreSQL waits for us to read", async () => {
    await writeSigners(petitionId, signersStillCopied());
    const gone = new AbortController();
    const reader = exportStream(await start(), gone.signal).getReader();
    await reader.read();
    await reader.read();
    expect(await copiersNow()).toBe(1);
    gone.abort();
    await expect(reader.read()).rejects.toThrow("the reader of the export has gone");
    await expectAllGivenBack();
  });

  it("while we wait for a database that does not respond", async () => {
    await writeSigners(petitionId, signersStillCopied());
    const gone = new AbortController();
    const reader = exportStream(await start(), gone.signal).getReader();
    await reader.read();
    await reader.read();
    const copier = await copierPid();
    process.kill(copier, "SIGSTOP");
    try {
      const read = (async () => {
        while (!(await reader.read()).done) continue;
      })();
      setTimeout(() => gone.abort(), 200);
      await expect(read).rejects.toThrow("the reader of the export has gone");
    } finally {
      process.kill(copier, "SIGCONT");
    }
    await expectAllGivenBack();
  });

  it("by not reading for a while, after some bytes or from the beginning", async () => {
    await writeSigners(petitionId, signersStillCopied());
    const reader = exportStream(await start(), stayed, 100).getReader();
    await reader.read();
    await expectAllGivenBack();
    await expect(reader.read()).rejects.toThrow("nobody read");
    exportStream(await start(), stayed, 100);
    await expectAllGivenBack();
  });

  it("twice in a row, and the next reader gets a free slot at once", async () => {
    for (let round = 0; round < 2; round++) {
      const gone = new AbortController();
      const both = [await start(), await start()];
      for (const started of both) exportStream(started, gone.signal);
      gone.abort();
      await eventually(async () => (await slotsTaken()) === 0);
    }
    (await start()).leave();
    await expectAllGivenBack();
  });

  it("after its end, which neither breaks the next query of the connection nor changes the log", async () => {
    const started = await start();
    for await (const _ of started.chunks) continue;
    const gone = new AbortController();
    exportStream(started, gone.signal);
    gone.abort();
    started.leave();
    await Promise.all(Array.from({ length: 20 }, () => db.$queryRaw`SELECT pg_sleep(0.05)::text`));
    expect(await auditActions()).toEqual(["export-started", "export-finished"]);
  });
});

it("a server that is killed in the middle frees both slots", async () => {
  await writeSigners(petitionId, signersStillCopied());
  const server = await startScript("tests/hold-exports.ts", ["harbor"], { DATABASE_URL: databaseUrl() });
  expect(await slotsTaken()).toBe(2);
  await kill(server);
  await eventually(async () => (await slotsTaken()) === 0 && (await copiersNow()) === 0);
  (await start()).leave();
});

it(
  "a download that is broken off never ends like a whole one",
  async () => {
    await writeSigners(petitionId, signersStillCopied());
    const started = await start();
    const server = http.createServer((_request, response) => {
      pipeline(Readable.fromWeb(exportStream(started, stayed) as never), response, () => undefined);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const request = http.get({ port: (server.address() as { port: number }).port });
      const [response] = (await once(request, "response")) as [http.IncomingMessage];
      response.once("data", () => request.destroy());
      const ended = await new Promise((resolve) => {
        response.on("end", () => resolve("whole"));
        response.on("error", () => resolve("cut"));
      });
      expect(ended).toBe("cut");
      await expectAllGivenBack();
    } finally {
      server.close();
    }
  },
  30 * SECOND,
);
