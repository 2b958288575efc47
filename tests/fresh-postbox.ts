// A new postbox for each test of a file, used through the SDK of the mail service.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { Resend } from "resend";
import { afterEach, beforeEach } from "vitest";

import type { Mail } from "../scripts/postbox/mail.ts";
import { startPostbox, type Postbox, type PostboxOptions } from "../scripts/postbox/server.ts";

type Options = Partial<Pick<PostboxOptions, "requestsPerSecond" | "siteUrl" | "webhookSecret">>;

/** Starts one before each test and removes it afterwards. */
export function freshPostbox(options: Options = {}) {
  let folder: string;
  let running: Postbox;
  let resend: Resend;

  const start = async (more: Options = {}, from = folder) => {
    const defaults = { requestsPerSecond: 1_000, siteUrl: "http://127.0.0.1:9", webhookSecret: undefined };
    running = await startPostbox({ ...defaults, ...options, ...more, port: 0, folder: from });
    resend = new Resend("re_test", { baseUrl: running.url });
  };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-postbox-"));
    await start();
  });
  afterEach(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = async <Body>(where: string, init?: RequestInit) =>
    (await (await fetch(running.url + where, init)).json()) as Body;
  return {
    url: () => running.url,
    folder: () => folder,
    resend: () => resend,
    stop: () => running.stop(),
    /** Starts it again after `stop`, with the data in its folder or in another one. */
    start,
    mails: (query = "") => request<{ total: number; mails: Mail[] }>(`/api/mails?${query}`),
    post: (where: string, body: object) => fetch(running.url + where, { method: "POST", body: JSON.stringify(body) }),
  };
}

/** A mail in the format of the SDK. */
export const mailTo = (to: string, more: object = {}) => ({
  from: "Harbor <harbor@example.org>",
  to,
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  ...more,
});
