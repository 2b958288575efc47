import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { mintToken } from "@/lib/link-token";
import { setSwitch } from "@/lib/limits/commands";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { beginAction } from "@/lib/response";
import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, signs, signsAndConfirms, suppress } from "@/tests/signer";
import { listen } from "@/tests/site-server";

import { callDirectly } from "./direct-actions";

const SIGN = {
  id: "sign",
  filename: "app/[locale]/(petition)/petitions/[slug]/actions.ts",
  exportedName: "signAction",
};
const CONFIRM = {
  id: "confirm",
  filename: "app/[locale]/(petition)/confirm/[token]/actions.ts",
  exportedName: "confirmAction",
};
const OTHER = { id: "other", filename: "app/elsewhere/actions.ts", exportedName: "signAction" };

const siteUrl = "https://example.org";
const { grace } = cast;
const now = new Date();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "direct-actions-"));
  mkdirSync(path.join(folder, "server"));
  writeManifest([SIGN, CONFIRM, OTHER]);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
});

function writeManifest(actions: (typeof SIGN)[]): void {
  const node = Object.fromEntries(actions.map(({ id, ...action }) => [id, action]));
  writeFileSync(path.join(folder, "server/server-reference-manifest.json"), JSON.stringify({ node, edge: {} }));
}

const FORM = { name: grace.name, email: grace.email, zip: grace.zip, age: "on" };

interface Sent {
  action?: string;
  texts?: unknown[];
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  byScript?: boolean;
  path?: string;
}

/** Posts a form to a server with a handler in place of Next, which says what it was given and writes 299. */
async function post({
  action = "sign",
  texts = ["harbor", "en"],
  fields = FORM,
  headers = {},
  byScript,
  path: target = "/petitions/harbor",
}: Sent = {}) {
  const known: unknown[] = [];
  const { port } = await listen(
    async (_request, response) => {
      known.push(beginAction());
      response.statusCode = 299;
      response.end();
    },
    "",
    { callDirectly: callDirectly({ siteUrl, distDir: folder }) },
  );
  const data = new FormData();
  const prefix = byScript ? "_1_" : "";
  if (byScript) data.append("0", JSON.stringify([...texts, {}, "$K1"]));
  else {
    data.append("$ACTION_1:0", JSON.stringify({ id: action, bound: "$@1" }));
    data.append("$ACTION_1:1", JSON.stringify([...texts, {}]));
  }
  for (const [name, value] of Object.entries(fields)) data.append(`${prefix}${name}`, value);
  const origin = `http://127.0.0.1:${port}`;
  const response = await fetch(`${origin}${target}`, {
    method: "POST",
    body: data,
    redirect: "manual",
    headers: { origin, ...(byScript && { "next-action": action }), ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.text(), known };
}

const CHECK_YOUR_EMAIL = "/petitions/harbor/check-your-email";

describe("a form that is accepted", () => {
  it("is answered without Next: a browser is redirected, and the script of the page is told where to go", async () => {
    const plain = await post();
    expect([plain.status, plain.headers.get("location")]).toEqual([303, CHECK_YOUR_EMAIL]);
    const byScript = await post({ byScript: true, fields: { ...FORM, email: cast.ruth.email } });
    expect([byScript.status, byScript.headers.get("x-action-redirect")]).toEqual([200, `${CHECK_YOUR_EMAIL};push`]);
    for (const { headers, body, known } of [plain, byScript]) {
      expect(known).toEqual([]);
      expect(body).toBe("");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    }
    expect([await draftsOf(grace.email), await draftsOf(cast.ruth.email)].map((drafts) => drafts.length)).toEqual([
      1, 1,
    ]);
  });

  it("has the same response for a new, a pending, a confirmed, a suppressed and a trapped form", async () => {
    await signsAndConfirms(now, cast.ruth);
    await suppress(cast.june.email);
    const responses = [
      await post(),
      await post(),
      await post({ fields: { ...FORM, email: cast.ruth.email } }),
      await post({ fields: { ...FORM, email: cast.june.email } }),
      await post({ fields: { ...FORM, reference: "https://spam.example" } }),
    ];
    const seen = responses.map(({ status, headers }) => [status, ...[...headers].filter(([name]) => name !== "date")]);
    for (const each of seen) expect(each).toEqual(seen[0]);
  });

  it("leads from the link of an email back to it, in its language, and no page learns the link from a referrer", async () => {
    const token = mintToken("confirm", (await signs(now))!);
    const sent = { action: "confirm", texts: [token, "es"], fields: {}, path: `/es/confirm/${token}` };
    const response = await post({ ...sent, headers: { origin: "null" } });
    expect([response.status, response.headers.get("location")]).toEqual([303, `/es/confirm/${token}`]);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect((await draftsOf(grace.email))[0]?.used).toBe(true);
  });

  it("counts for the IP that the server found, not for one that the form or a header names", async () => {
    const marks = async () =>
      onDatabase(async (client) => (await client.query("SELECT network_mark FROM signature_draft")).rows);
    await post({ headers: { "x-client-ip": "203.0.113.9" }, fields: { ...FORM, ip: "203.0.113.9" } });
    // This machine has no mark.
    expect(await marks()).toEqual([{ network_mark: null }]);
  });
});

describe("a form that is not accepted", () => {
  it("is shown by Next with what the action has returned, and the action is not called again", async () => {
    const { status, known } = await post({ fields: { ...FORM, zip: "1" } });
    expect(status).toBe(299);
    expect(known).toEqual([expect.objectContaining({ values: expect.objectContaining({ name: grace.name }) })]);
    expect(known[0]).toMatchObject({ errors: { zip: expect.any(String) } });
    expect(await draftsOf(grace.email)).toEqual([]);
  });

  it("has its message and writes nothing where signing is paused", async () => {
    await setSwitch(null, "signing-paused", true, now);
    const { status, known } = await post();
    expect([status, known]).toEqual([299, [expect.objectContaining({ message: expect.any(String) })]]);
    expect(await draftsOf(grace.email)).toEqual([]);
  });
});

describe("what Next alone knows is left to it, and nothing is done before", () => {
  it.each([
    ["another action of the same name", { action: "other" }],
    ["an action of another build", { action: "gone" }],
    ["an action with other arguments", { texts: ["harbor"] }],
    ["a form of another site", { headers: { origin: "https://evil.example" } }],
    ["a form of another port", { headers: { origin: "http://127.0.0.1:1" } }],
    ["an origin that is none", { headers: { origin: "elsewhere" } }],
    ["a hidden origin, where nothing proves the page", { headers: { origin: "null" } }],
  ] as [string, Sent][])("%s", async (_what, sent) => {
    expect(await post(sent)).toMatchObject({ status: 299, known: [null] });
    expect(await draftsOf(grace.email)).toEqual([]);
  });

  it("a hidden origin is enough where the browser says that the page is ours", async () => {
    const headers = { origin: "null", "sec-fetch-site": "same-origin" };
    expect((await post({ headers })).status).toBe(303);
  });
});

it("a build whose list lacks an action that is called directly is refused at the start", () => {
  writeManifest([SIGN, OTHER]);
  expect(() => callDirectly({ siteUrl, distDir: folder })).toThrow("lacks");
  writeManifest([SIGN, CONFIRM, OTHER]);
});
