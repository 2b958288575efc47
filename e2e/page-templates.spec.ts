import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { onDatabase } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { processesOn } from "./support/processes.ts";
import { expectCheckYourEmail, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

// To each server process, each on a connection of its own.
const REQUESTS = 3;

test.afterAll(() => onDatabase("DELETE FROM setting WHERE key IN ('signing-paused', 'banner')"));

const servers = () =>
  processesOn(process.env["E2E_DATA_DIR"]!)
    .filter(({ command }) => command.includes("serve/web.ts"))
    .map(({ pid }) => pid);

/** What every server process responds. While one is asked all others stand still, so that none can respond in its place. */
async function ofEachProcess<Said>(ask: () => Promise<Said>): Promise<Said[]> {
  await expect(() => expect(servers().length).toBeGreaterThan(1)).toPass();
  const pids = servers();
  const said: Said[] = [];
  for (const pid of pids) {
    const others = pids.filter((each) => each !== pid);
    for (const other of others) process.kill(other, "SIGSTOP");
    try {
      said.push(...(await Promise.all(Array.from({ length: REQUESTS }, ask))));
    } finally {
      for (const other of others) process.kill(other, "SIGCONT");
    }
  }
  return said;
}

/** The page as every server process gives it. */
async function everywhere(path: string): Promise<Set<string>> {
  const url = `${process.env["E2E_SITE_URL"]}${path}`;
  const pages = await ofEachProcess(async () => {
    const response = await fetch(url, { headers: { connection: "close" } });
    // Two requests may be in different minutes.
    return (await response.text())
      .replace(/name="\$FORM_TOKEN" value="[^"]*"/, "")
      .replace(/(data-ago="">)[^<]*/g, "$1");
  });
  return new Set(pages);
}

/** The tags and texts that are not on all of some pages. */
function differences(pages: Set<string>): string[] {
  const lines = [...pages].map((page) => page.split(/(?=<)/));
  return lines.flatMap((each) => each.filter((line) => !lines.every((other) => other.includes(line))));
}

test("a pause, a banner and a new number are on every server process at once, and all give the same page", async () => {
  const [open] = [...(await everywhere(PETITION))];
  expect(open).toContain('name="email"');

  await onDatabase(
    `INSERT INTO setting (key, value) VALUES ('signing-paused', 'true'), ('banner', '{"en": "We are moving", "es": "Nos mudamos"}')`,
  );
  for (const [path, banner] of [
    [PETITION, "We are moving"],
    [`/es${PETITION}`, "Nos mudamos"],
  ] as const) {
    const paused = await everywhere(path);
    expect(differences(paused)).toEqual([]);
    expect([...paused][0]!.includes(banner)).toBe(true);
    expect([...paused][0]!.includes('name="email"')).toBe(false);
  }

  await onDatabase("DELETE FROM setting WHERE key IN ('signing-paused', 'banner')");
  expect(differences(new Set([open!, ...(await everywhere(PETITION))]))).toEqual([]);

  await count(1);
  try {
    const counted = await everywhere(PETITION);
    expect(differences(counted)).toEqual([]);
    expect(counted.has(open!)).toBe(false);
  } finally {
    await count(-1);
  }
});

test("a new text is on every server process at once, on each page that shows it", async () => {
  // A petition of its own, because a text can be neither changed nor deleted.
  await onDatabase(
    `WITH made AS (
       INSERT INTO petition (slug, status, goal, opened_at) VALUES ('new-text', 'open', 1000, now()) RETURNING id
     ) INSERT INTO petition_version (petition_id, number, content, content_hash)
       SELECT made.id, 1, v.content, sha256('first') FROM made, petition_version v JOIN petition p ON p.id = v.petition_id
       WHERE p.slug = 'safe-harbor' AND v.number = 1`,
  );
  const paths = ["/petitions/new-text", "/es/petitions/new-text", "/petitions"];
  try {
    for (const path of paths) for (const page of await everywhere(path)) expect(page).not.toContain("As it reads now");
    await onDatabase(
      `INSERT INTO petition_version (petition_id, number, content, content_hash)
       SELECT v.petition_id, 2, jsonb_set(jsonb_set(v.content, '{en,title}', '"As it reads now"'), '{es,title}', '"As it reads now"'),
         sha256('second') FROM petition_version v JOIN petition p ON p.id = v.petition_id WHERE p.slug = 'new-text'`,
    );
    for (const path of paths) {
      const pages = await everywhere(path);
      expect(differences(pages)).toEqual([]);
      expect([...pages][0]).toContain("As it reads now");
    }
  } finally {
    await onDatabase("UPDATE petition SET status = 'draft' WHERE slug = 'new-text'");
  }
});

/** Changes the number of the petition, as a confirmation or a withdrawal does. */
async function count(delta: 1 | -1): Promise<void> {
  await onDatabase(
    `INSERT INTO tally_entry (petition_id, state, delta, hour)
     SELECT id, 'TX', $1, date_trunc('hour', now()) FROM petition WHERE slug = 'safe-harbor'`,
    [delta],
  );
}

test("no 304 of the public numbers hides a change: the ETag is another on every process at once", async () => {
  const ask = async (known = "") => {
    const url = `${process.env["E2E_SITE_URL"]}/api${PETITION}`;
    const response = await fetch(url, { headers: { connection: "close", "if-none-match": known } });
    return { status: response.status, etag: response.headers.get("etag")!, body: await response.text() };
  };
  const confirmedIn = (body: string) =>
    (JSON.parse(body) as { signatures: { confirmed: number } }).signatures.confirmed;
  const first = await ask();
  expect(await ask(first.etag)).toMatchObject({ status: 304, body: "" });
  await count(1);
  try {
    for (const changed of await ofEachProcess(() => ask(first.etag))) {
      expect(changed.status).toBe(200);
      expect(changed.etag).not.toBe(first.etag);
      expect(confirmedIn(changed.body)).toBe(confirmedIn(first.body) + 1);
    }
  } finally {
    await count(-1);
  }
  expect(await ask(first.etag)).toMatchObject({ status: 304 });
});

async function signAs(page: Page, name: string): Promise<string> {
  const email = newEmail(name.split(" ")[0]!.toLowerCase());
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, name, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  return linkIn(await nextEmail(email), "confirm");
}

test("what one reader's request made is kept for others without a trace of that reader", async ({ page }) => {
  const links = [await signAs(page, "Zinnia Keptnowhere"), await signAs(page, "Yarrow Afterwards")] as const;
  // New processes have kept nothing yet, so that the first reader is the one whose request makes the page.
  const old = servers();
  for (const pid of old) process.kill(pid, "SIGTERM");
  // They serve until they end, and then nobody does until the first new one has prepared its pages.
  await expect(() => expect(servers().some((pid) => old.includes(pid))).toBe(false)).toPass();
  await expect(async () => expect((await page.request.get("/about")).ok()).toBe(true)).toPass();
  const [first, second] = links.map((link) => new URL(link).pathname);
  expect([...(await everywhere(first!))].join()).toContain("Zinnia Keptnowhere");
  for (const each of await everywhere(second!)) {
    expect(each).toContain("Yarrow Afterwards");
    expect(each).not.toMatch(/Zinnia|Keptnowhere|zinnia/);
    expect(each).not.toContain(first!.split("/").at(-1));
  }

  for (const link of links) {
    await page.goto(link);
    await page.getByRole("button", { name: messages.en.confirm }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  }
  // Both are shown with their names, on new pages of every kind; then both are gone.
  await onDatabase(
    "UPDATE signature SET display = 'name', name_review = 'shown', name_reviewed_by = (SELECT min(id) FROM organizer), name_reviewed_at = now() WHERE id IN (SELECT id FROM signature WHERE status = 'confirmed' ORDER BY confirmed_at DESC LIMIT 2)",
  );
  const paths = [
    PETITION,
    `/es${PETITION}`,
    `${PETITION}/tx`,
    `${PETITION}/thanks`,
    "/",
    "/states",
    "/states/tx",
    "/petitions",
  ];
  for (const path of paths) await everywhere(path);
  expect([...(await everywhere(PETITION))].join()).toContain("Zinnia Keptnowhere");
  await onDatabase(
    "DELETE FROM signature WHERE id IN (SELECT id FROM signature WHERE status = 'confirmed' ORDER BY confirmed_at DESC LIMIT 2)",
  );
  for (const path of paths)
    for (const each of await everywhere(path)) expect(each, path).not.toMatch(/Zinnia|Yarrow|Keptnowhere|Afterwards/);
});
