import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { Resend } from "resend";
import { expect, onTestFinished, test } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";
import { freePort } from "../ports.ts";

const postbox = freshPostbox();
const file = () => path.join(postbox.folder(), "mails.sqlite");

test("all mails exist after a restart, newest first", async () => {
  const { data: first } = await postbox.resend().emails.send(mailTo("a@example.org"));
  await postbox.resend().batch.send([mailTo("b@example.org"), mailTo("c@example.org")]);
  await postbox.resend().suppressions.add({ email: "gone@example.org" });
  await postbox.resend().webhooks.create({ endpoint: "http://127.0.0.1:9/hook", events: ["email.sent"] });
  await postbox.post("/webhooks/send", { id: first!.id, type: "email.delivered" });
  await postbox.stop();
  await postbox.start();
  const { total, mails } = await postbox.mails();
  expect([total, mails.map(({ to }) => to[0])]).toEqual([3, ["c@example.org", "b@example.org", "a@example.org"]]);
  expect((await postbox.resend().emails.get(first!.id)).data).toMatchObject({ text: "Hello", last_event: "delivered" });
  expect((await postbox.resend().suppressions.get("gone@example.org")).data).toMatchObject({ origin: "manual" });
  const events = (await (await postbox.post("/webhooks/send", { id: first!.id, type: "email.sent" })).json()) as {
    responses: { endpoint: string }[];
  };
  expect(events.responses).toMatchObject([{ endpoint: "http://127.0.0.1:9/hook" }]);
});

test("only its owner may read it, while it is open too", async () => {
  await postbox.resend().emails.send(mailTo("a@example.org"));
  expect(readdirSync(postbox.folder()).length).toBeGreaterThan(1);
  for (const name of readdirSync(postbox.folder()))
    expect(statSync(path.join(postbox.folder(), name)).mode & 0o077).toBe(0);
});

test("a file that is no database stops the start, and is left as it is", async () => {
  await postbox.stop();
  writeFileSync(file(), "something else that somebody kept here");
  await expect(postbox.start()).rejects.toThrow(/mails\.sqlite cannot be used/);
  expect(readFileSync(file(), "utf8")).toBe("something else that somebody kept here");
  writeFileSync(file(), "");
  await postbox.start();
});

test(
  "after kill -9 everything it responded to is there, and each batch wholly or not at all",
  { timeout: 60_000 },
  async () => {
    await postbox.stop();
    const port = await freePort();
    const env = { ...process.env, POSTBOX_PORT: `${port}`, DATA_DIR: postbox.folder(), POSTBOX_RATE: "1000000" };
    const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], { env, stdio: "inherit" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const url = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${url}/faults`).then(
        () => true,
        () => false,
      ))
    )
      await wait(50);
    const client = new Resend("re_test", { baseUrl: url });
    const batch = (key: string) => Array.from({ length: 5 }, (_, i) => mailTo(`${key}-${i}@example.org`));
    const keys: string[] = [];
    const accepted: string[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, sender) => {
        for (let i = 0; ; i++) {
          const key = `k${sender}-${i}`;
          keys.push(key);
          const { data, error } = await client.batch.send(batch(key), { idempotencyKey: key });
          if (error) return;
          accepted.push(...data.data.map(({ id }) => id));
          if (accepted.length === 300) child.kill("SIGKILL");
        }
      }),
    );
    expect(accepted.length).toBeGreaterThanOrEqual(300);
    await postbox.start({}, path.join(postbox.folder(), "postbox"));
    for (const id of accepted) expect((await postbox.resend().emails.get(id)).data?.id).toBe(id);
    expect((await postbox.mails()).total % 5).toBe(0);
    // Sending all of them again adds only what had not been accepted.
    for (const key of keys) await postbox.resend().batch.send(batch(key), { idempotencyKey: key });
    expect((await postbox.mails()).total).toBe(keys.length * 5);
  },
);
