import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createPetition } from "@/tests/petition";
import { solvedProof } from "@/tests/proof";
import { draftsOf, formOf, signatureOf, SENDER } from "@/tests/signer";

import { listAuditEntries } from "../../audit/queries";
import { consumeRateLimits } from "../../limits/commands";
import { sourceOf } from "../../limits/rules";
import type { Sender } from "../../limits/schema";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY, HOUR } from "../../time";
import { confirm, sendConfirmationAgain, sign } from "../commands";
import { purgeMarks } from "../marks/commands";
import { findDraftState } from "../queries";
import { restore, withdraw } from "../rights/commands";
import { confirmRefusal } from "../rules";
import { SIGNING_LIMIT } from "../throttle";
import { listSender, unlistSender } from "./commands";
import { listSenders, LISTINGS_READ_AT_ONCE } from "./queries";
import { listingInput } from "./schema";

// altcha-lib reads the clock itself, so these tests run at the current time.
const now = new Date();
const { grace } = cast;
const ip = "203.0.113.7";

let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
  admin = await createAdmin();
});

const inputOf = (sender: string, fields: Record<string, string> = {}) =>
  listingInput.parse({ list: "block", sender, subdomains: "without", reason: "made-up people", ...fields });
const list = (sender: string, fields: Record<string, string> = {}) => listSender(admin, inputOf(sender, fields), now);
const allow = (sender: string) => list(sender, { list: "allow" });

const post = (email: string, sender: Sender = { ip }) =>
  sign("harbor", formOf(grace, { email }), { locale: "en", source: null, sender }, now);
const rows = (table: string) =>
  onDatabase(async (client) => (await client.query<object>(`SELECT * FROM ${table}`)).rows.length);

describe("a blocked sender", () => {
  it.each([
    ["an email in any spelling", "Gra.ce+x@gmail.com", {}, "grace@gmail.com", "grace2@gmail.com"],
    ["a domain", "spam.example", {}, "a@spam.example", "a@mail.spam.example"],
    [
      "a domain with those below it",
      "spam.example",
      { subdomains: "with" },
      "a@x.mail.spam.example",
      "a@notspam.example",
    ],
    ["a domain, and no longer name", "spam.example", { subdomains: "with" }, "a@spam.example", "a@spam.example.org"],
    ["a domain in letters of other scripts", "bücher.example", {}, "a@xn--bcher-kva.example", "a@bucher.example"],
  ])(
    "by %s has the same result as everybody, and nothing is stored or sent",
    async (_name, sender, fields, own, other) => {
      await list(sender, fields);
      const [blocked, taken] = [await post(own), await post(other)];
      expect(blocked).toEqual(taken);
      expect(blocked).toEqual({ ok: true, value: undefined });
      expect([await signatureOf(own), await rows("signature"), await rows("outbox_email")]).toEqual([null, 1, 1]);
    },
  );

  it("by a network is its whole /24 or /48, and no neighbor", async () => {
    await list("203.0.113.200");
    await list("2001:db8:1:ffff::9");
    for (const [sender, stored] of [
      ["203.0.113.7", 0],
      ["2001:db8:1:2::3", 0],
      ["203.0.114.7", 1],
      ["2001:db8:2::3", 2],
    ] as const) {
      expect(await post(`from${stored}@example.org`, { ip: sender })).toMatchObject({ ok: true });
      expect(await rows("signature")).toBe(stored);
    }
  });

  it("who has signed before gets no email, and the signature stays", async () => {
    await post(grace.email);
    await confirm((await draftsOf(grace.email))[0]!.id, now);
    const emails = await rows("outbox_email");
    await list(grace.email);
    expect(await post(grace.email)).toMatchObject({ ok: true });
    expect([await rows("outbox_email"), await rows("signature")]).toEqual([emails, 1]);
  });

  it.each([
    ["email", grace.email],
    ["domain", "example.org"],
    ["network", ip],
  ])("by %s, blocked while the email was on its way, cannot confirm and does not count", async (_kind, sender) => {
    await post(grace.email);
    const [draft] = await draftsOf(grace.email);
    await list(sender);
    expect(confirmRefusal(await findDraftState(draft!.id), now)).toBe("removed");
    expect(await confirm(draft!.id, now)).toEqual({ ok: false, refusal: "removed" });
    expect(await sendConfirmationAgain(draft!.id, addMilliseconds(now, HOUR))).toEqual({
      ok: false,
      refusal: "removed",
    });
    const [listing] = (await listSenders(admin, { list: "block", before: null }))!;
    await unlistSender(admin, listing!.id);
    expect(await confirm(draft!.id, now)).toMatchObject({ ok: true });
  });

  it("who withdrew does not come back into the count, and is told why", async () => {
    await post(grace.email);
    await confirm((await draftsOf(grace.email))[0]!.id, now);
    const id = (await signatureOf(grace.email))!;
    await withdraw(id, now);
    await list("example.org");
    expect(await restore(id, now)).toEqual({ ok: false, refusal: "removed" });
  });

  it("and allowed stays blocked", async () => {
    await list("spam.example");
    await allow("a@spam.example");
    expect(await post("a@spam.example")).toMatchObject({ ok: true });
    expect(await rows("signature")).toBe(0);
  });
});

describe("an allowed sender", () => {
  const useUp = async () => {
    const use = { name: "signing", key: sourceOf(ip), ...SIGNING_LIMIT };
    for (let i = 0; i < 20; i += 1) await Promise.all(Array.from({ length: 50 }, () => consumeRateLimits([use], now)));
  };

  it("is not limited by its source, with and without a proof of work, and others of the source are", async () => {
    await useUp();
    const refused = { ok: false, refusal: "too-many" };
    expect(await post("a@hall.example")).toEqual(refused);
    await allow("hall.example");
    expect(await post("a@hall.example")).toMatchObject({ ok: true });
    expect(await post("b@hall.example", { ip, proof: await solvedProof(now) })).toMatchObject({ ok: true });
    expect(await post("c@other.example", { ip, proof: await solvedProof(now) })).toEqual(refused);
    expect(await rows("signature")).toBe(2);
    await list("hall.example");
    expect(await post("d@hall.example")).toEqual(refused);
  });
});

describe("the lists", () => {
  it("show of an email its first letter and domain, and the log shows less", async () => {
    await list("Grace.Okafor@Example.org");
    await list("Mail.Spam.Example", { subdomains: "with" });
    await list("203.0.113.99");
    const labels = (await listSenders(admin, { list: "block", before: null }))!.map(({ label }) => label);
    expect(labels).toEqual(["203.0.113.0/24", "mail.spam.example", "g…@example.org"]);
    const log = JSON.stringify(await listAuditEntries({ limit: 9 }), (_, value) => String(value));
    expect(log).not.toMatch(/okafor|example|203/i);
  });

  it("have each sender once, also where two admins add it at once", async () => {
    const added = await Promise.all([list("spam.example"), list("spam.example"), list("spam.example")]);
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
    expect(added.filter(({ ok }) => !ok)[0]).toEqual({ ok: false, refusal: "already-listed" });
    expect(await auditActions()).toEqual(["sender-listed"]);
    expect(await allow("spam.example")).toMatchObject({ ok: true });
  });

  it("are read in pages, and only by admins, who alone change them", async () => {
    for (let i = 0; i <= LISTINGS_READ_AT_ONCE; i += 1) await list(`spam${i}.example`);
    const first = (await listSenders(admin, { list: "block", before: null }))!;
    expect(first).toHaveLength(LISTINGS_READ_AT_ONCE);
    const rest = await listSenders(admin, { list: "block", before: first.at(-1)!.id });
    expect(rest!.map(({ label }) => label)).toEqual(["spam0.example"]);
    const organizer: Organizer = { ...admin, role: "organizer" };
    expect(await listSenders(organizer, { list: "block", before: null })).toBeNull();
    expect(await listSender(organizer, inputOf("x.example"), now)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await unlistSender(organizer, first[0]!.id)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await unlistSender(admin, 1)).toMatchObject({ ok: false });
  });

  it.each(["gmail.com", "example", "a@", "not a domain", "203.0.113.0/8", "@gmail.com", "1.2.3"])(
    "take no %j",
    (sender) => {
      expect(
        listingInput
          .safeParse({ list: "block", sender, subdomains: "without", reason: "made up" })
          .error?.issues.map(({ path }) => path[0]),
      ).toEqual(["sender"]);
    },
  );
});

it("what forms of one sender have in common is kept for 14 days, and not longer", async () => {
  await post(grace.email);
  await post("machine@example.org", SENDER);
  const marks = () =>
    onDatabase(
      async (client) =>
        (
          await client.query<{ domains: number; network: boolean }>(
            `SELECT cardinality(domain_marks) AS domains, network_mark IS NOT NULL AS network FROM signature_draft ORDER BY id`,
          )
        ).rows,
    );
  expect(await marks()).toEqual([
    { domains: 1, network: true },
    { domains: 1, network: false },
  ]);
  expect(await purgeMarks(addMilliseconds(now, 14 * DAY))).toBe(0);
  expect(await purgeMarks(addMilliseconds(now, 14 * DAY + 1))).toBe(2);
  expect(await marks()).toEqual([
    { domains: null, network: false },
    { domains: null, network: false },
  ]);
});
