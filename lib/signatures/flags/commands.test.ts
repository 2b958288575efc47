import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";
import { UNFILTERED } from "@/tests/signature-filter";
import { signatureOf, signs, signsAndConfirms } from "@/tests/signer";

import { clearPetitionMemo } from "../../petitions/queries";
import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { confirm } from "../commands";
import { readHistory } from "../history/queries";
import { writeRule } from "../removals/commands";
import { findRemoval } from "../removals/queries";
import { ruleInput } from "../removals/schema";
import { readSignatures } from "../search/queries";
import type { SignatureFilter } from "../search/schema";
import { watchForms } from "../spikes/commands";
import { flagBusySources, lookUpDomains, purgeMailDomains } from "./commands";
import { isDisposable } from "./disposable";

const now = new Date("2026-03-10T12:00:30Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const rowsOf = <Row extends object>(select: string, values: unknown[] = []) =>
  onDatabase(async (client) => (await client.query<Row>(select, values)).rows);
const flagsOf = async (id: bigint | null) =>
  (await rowsOf<{ flags: string[] }>("SELECT flags FROM signature WHERE id = $1", [String(id)]))[0]?.flags;
const email = (domain: string, name = "grace") => ({ email: `${name}@${domain}` });
const asked: string[] = [];
const without = (domain: string) => async (each: string) => {
  asked.push(each);
  return each !== domain;
};

describe("a disposable mailbox", () => {
  it("is told by its domain or one above it, and never by a look-alike or a service that forwards mail", () => {
    expect(["mailinator.com", "a.b.mailinator.com"].map(isDisposable)).toEqual([true, true]);
    const others = [
      "mailinator.com.example.org",
      "mailinator.org.example",
      "com",
      "gmail.com",
      "duck.com",
      "mozmail.com",
    ];
    expect(others.map(isDisposable)).toEqual(others.map(() => false));
  });

  it("is a reason from the moment of confirming, and changes nothing else", async () => {
    const id = await signsAndConfirms(now, cast.grace, email("mailinator.com"));
    expect(await flagsOf(id)).toEqual(["disposable-domain"]);
    expect(await flagsOf(await signsAndConfirms(now, cast.mateo))).toEqual([]);
    expect(await rowsOf("SELECT status FROM signature")).toEqual([{ status: "confirmed" }, { status: "confirmed" }]);
  });
});

describe("a domain that takes no mail", () => {
  it("is looked up once for all its forms, and is a reason for those before and after", async () => {
    asked.length = 0;
    const [first, second] = [email("gone.example"), email("gone.example", "mateo")];
    const confirmed = await signsAndConfirms(now, cast.grace, first);
    const pending = await signs(now, cast.mateo, second);
    expect(await lookUpDomains(without("gone.example"))).toBe(1);
    expect(await flagsOf(confirmed)).toEqual(["no-mail"]);
    await confirm(pending!, now);
    expect(await flagsOf(await signatureOf(second.email))).toEqual(["no-mail"]);
    expect(await flagsOf(await signsAndConfirms(now, cast.june, email("gone.example", "june")))).toEqual(["no-mail"]);
    expect(await lookUpDomains(without("gone.example"))).toBe(0);
    expect(asked).toEqual(["gone.example"]);
    expect(await rowsOf("SELECT domain_sealed, takes_mail FROM mail_domain")).toEqual([
      { domain_sealed: null, takes_mail: false },
    ]);
  });

  it("is no reason for another domain, nor where the name server does not say", async () => {
    const unknown = await signsAndConfirms(now, cast.grace, email("unknown.example"));
    await lookUpDomains(async () => null);
    const failed = await signsAndConfirms(now, cast.mateo, email("failed.example"));
    await lookUpDomains(() => Promise.reject(new Error("no name server")));
    const fine = await signsAndConfirms(now, cast.june, email("fine.example"));
    await lookUpDomains(without("gone.example"));
    expect(await Promise.all([unknown, failed, fine].map(flagsOf))).toEqual([[], [], []]);
  });

  it("loses no reason when the form is confirmed at the same moment, by several workers", async () => {
    for (let round = 0; round < 5; round += 1) {
      const fields = email(`gone${round}.example`);
      const draft = await signs(now, cast.grace, fields);
      const find = async () => false;
      await Promise.all([confirm(draft!, now), lookUpDomains(find), lookUpDomains(find)]);
      expect(await flagsOf(await signatureOf(fields.email))).toEqual(["no-mail"]);
    }
  });

  it("is forgotten after a day", async () => {
    await signs(now, cast.grace, email("gone.example"));
    expect(await purgeMailDomains(addMilliseconds(now, DAY - MINUTE))).toBe(0);
    expect(await purgeMailDomains(addMilliseconds(now, DAY + MINUTE))).toBe(1);
  });
});

describe("many forms from the same source", () => {
  const wave = (count: number, minutes: number, ip?: string) =>
    writeAlike(petitionId, { count, confirmedAt: addMilliseconds(now, minutes * MINUTE), ...(ip && { ip }) });

  it("are a reason for all of the wave, also for the first, and for nobody of another network", async () => {
    const [first] = await wave(30, -20);
    await wave(25, -10);
    const [other] = await wave(5, -10, "198.51.100.7");
    await watchForms(now);
    await Promise.all([flagBusySources(now), flagBusySources(now)]);
    expect(await flagsOf(first!)).toEqual(["same-source"]);
    expect(await flagsOf(other!)).toEqual([]);
    expect(await flagBusySources(now)).toBe(0);
  });

  it("are none for a class that signs together", async () => {
    const [first] = await wave(40, -10);
    await watchForms(now);
    expect(await flagBusySources(now)).toBe(0);
    expect(await flagsOf(first!)).toEqual([]);
  });

  it("are a reason at once for who confirms after the wave was seen", async () => {
    await wave(60, -10);
    await watchForms(now);
    const draft = await signs(now);
    await onDatabase((client) =>
      client.query(
        "UPDATE signature_draft SET network_mark = (SELECT network_mark FROM signature_draft ORDER BY id LIMIT 1) WHERE id = $1",
        [String(draft)],
      ),
    );
    await confirm(draft!, now);
    expect(await flagsOf(await signatureOf(cast.grace.email))).toEqual(["same-source"]);
  });
});

describe("organizers", () => {
  const filter = (fields: Partial<SignatureFilter>): SignatureFilter => ({
    petition: { id: petitionId, slug: "harbor" },
    ...UNFILTERED,
    ...fields,
  });

  it("find flagged signatures by any reason or by one, and see it on the page of each", async () => {
    const id = await signsAndConfirms(now, cast.grace, email("mailinator.com"));
    await signsAndConfirms(now, cast.mateo);
    const found = async (flag: SignatureFilter["flag"]) =>
      (await readSignatures(admin, filter({ flag })))!.map((signature) => [signature.id, signature.flags]);
    expect(await found("any")).toEqual([[id, ["disposable-domain"]]]);
    expect(await found("disposable-domain")).toEqual([[id, ["disposable-domain"]]]);
    expect(await found("no-mail")).toEqual([]);
    expect((await readHistory(admin, id))!.flags).toEqual(["disposable-domain"]);
  });

  it("write a rule by a reason, which finds those that have it and no other", async () => {
    await signsAndConfirms(now, cast.grace, email("mailinator.com"));
    await signsAndConfirms(now, cast.mateo);
    const written = await writeRule(admin, ruleInput.parse(ruleFields({ flag: "disposable-domain" })), now);
    await untilDone(now);
    expect(await findRemoval(admin, written.ok ? written.value : 0)).toMatchObject({
      found: 1,
      flag: "disposable-domain",
      status: "previewed",
    });
  });
});
