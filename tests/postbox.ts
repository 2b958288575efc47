// A postbox for a test file, instead of the mail service. Start it before any module reads the settings: at the top of the
// file, with `await`.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Faults } from "../scripts/postbox/faults.ts";
import type { Mail } from "../scripts/postbox/mail.ts";
import { startPostbox, type Postbox } from "../scripts/postbox/server.ts";

export interface TestPostbox {
  url: string;
  /** The mails to one email, or the newest hundred. */
  mails: (to?: string) => Promise<Mail[]>;
  /** How many mails each of these emails got. */
  copies: (emails: string[]) => Promise<number[]>;
  count: () => Promise<number>;
  fault: (fields: Record<string, unknown>) => Promise<void>;
  /** The faults that are not used up. */
  faults: () => Promise<ReturnType<Faults["current"]>>;
  clearFaults: () => Promise<void>;
  /** Stops the service. `resume` starts it again with the same data. */
  stop: () => Promise<void>;
  resume: () => Promise<void>;
  remove: () => Promise<void>;
}

export async function startTestPostbox({ requestsPerSecond = 1_000 } = {}): Promise<TestPostbox> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-postbox-"));
  const options = {
    folder,
    requestsPerSecond,
    siteUrl: process.env["SITE_URL"]!,
    webhookSecret: process.env["RESEND_WEBHOOK_SECRET"],
  };
  let running: Postbox = await startPostbox({ ...options, port: 0 });
  const { url } = running;
  process.env["RESEND_BASE_URL"] = url;

  const list = async (query: string) => {
    const response = await fetch(`${url}/api/mails?${query}`);
    return (await response.json()) as { total: number; mails: Mail[] };
  };
  const mails = async (to?: string) =>
    (await list(new URLSearchParams({ limit: "100", ...(to ? { to } : {}) }).toString())).mails;
  return {
    url,
    mails,
    copies: (emails) => Promise.all(emails.map(async (email) => (await mails(email)).length)),
    count: async () => (await list("limit=1")).total,
    fault: async (fields) => {
      const response = await fetch(`${url}/faults`, { method: "POST", body: JSON.stringify(fields) });
      if (!response.ok) throw new Error(await response.text());
    },
    faults: async () => (await (await fetch(`${url}/faults`)).json()) as ReturnType<Faults["current"]>,
    clearFaults: async () => {
      await fetch(`${url}/faults`, { method: "DELETE" });
    },
    stop: () => running.stop(),
    resume: async () => {
      running = await startPostbox({ ...options, port: Number(new URL(url).port) });
    },
    remove: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
