import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { Resend } from "resend";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { startPostbox, type Postbox } from "./server.ts";

let folder: string;
let postbox: Postbox;
let resend: Resend;

async function start(where = folder): Promise<void> {
  postbox = await startPostbox({
    port: 0,
    folder: where,
    requestsPerSecond: 1_000,
    siteUrl: "http://127.0.0.1:9",
    webhookSecret: undefined,
  });
  resend = new Resend("re_test", { baseUrl: postbox.url });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-postbox-"));
  await start();
});
afterEach(async () => {
  await postbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

const mail = (to: string) => ({ from: "Harbor <harbor@example.org>", to, subject: "Hello", text: "Hello" });
const mails = async (query = "") =>
  (await (await fetch(`${postbox.url}/api/mails?${query}`)).json()) as { total: number; mails: object[] };

describe("what it keeps", () => {
  const journal = () => path.join(folder, "mails.jsonl");

  test("survives a restart, a torn last line and a batch whose end was cut off", async () => {
    await resend.batch.send([mail("a@example.org"), mail("b@example.org")], { idempotencyKey: "kept" });
    await resend.batch.send([mail("c@example.org"), mail("d@example.org")], { idempotencyKey: "cut" });
    await postbox.stop();
    const bytes = readFileSync(journal());
    // Into the middle of the line that says that the second batch was accepted.
    truncateSync(journal(), bytes.length - 20);
    await start();
    expect((await mails()).total).toBe(2);
    await resend.batch.send([mail("c@example.org"), mail("d@example.org")], { idempotencyKey: "cut" });
    expect((await mails()).total).toBe(4);
    expect((await mails("to=c@example.org")).total).toBe(1);
    await postbox.stop();
    appendFileSync(journal(), '{"kind":"mail","mail":{"id":"torn');
    await start();
    expect((await mails()).total).toBe(4);
    await resend.emails.send(mail("e@example.org"));
    await postbox.stop();
    await start();
    expect((await mails("to=e@example.org")).mails).toMatchObject([{ subject: "Hello", text: "Hello" }]);
  });

  test("a garbled line in the middle costs that line only", async () => {
    await resend.emails.send(mail("a@example.org"));
    await resend.emails.send(mail("b@example.org"));
    await postbox.stop();
    writeFileSync(journal(), `\u0000\u0000garbled\n${readFileSync(journal(), "utf8")}`);
    await start();
    expect((await mails()).total).toBe(2);
    expect((await mails("to=b@example.org")).mails).toMatchObject([{ to: ["b@example.org"] }]);
  });

  test("everything it answered for is there after kill -9 of its process", { timeout: 60_000 }, async () => {
    await postbox.stop();
    const port = await freePort();
    const env = { ...process.env, POSTBOX_PORT: `${port}`, DATA_DIR: folder, POSTBOX_RATE: "1000000" };
    const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], { env, stdio: "inherit" });
    const url = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${url}/faults`).then(
        () => true,
        () => false,
      ))
    )
      await wait(50);
    const client = new Resend("re_test", { baseUrl: url });
    const accepted: string[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, worker) => {
        for (let i = 0; ; i++) {
          const { data, error } = await client.emails.send(mail(`k${worker}-${i}@example.org`));
          if (error) return;
          accepted.push(data.id);
          if (accepted.length === 200) child.kill("SIGKILL");
        }
      }),
    );
    expect(accepted.length).toBeGreaterThanOrEqual(200);
    await start(path.join(folder, "postbox"));
    for (const id of accepted) expect((await resend.emails.get(id)).data?.id).toBe(id);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
