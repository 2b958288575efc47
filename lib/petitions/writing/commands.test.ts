// Behaviour 15: a text that changes after the first signature is a new version, and earlier ones stay readable.
import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import {
  basisOf,
  COMPLETE,
  confirmedOf,
  confirmsDraft,
  createOrganizer,
  draftsOfPetition,
  formOfText,
  saves,
  signsPetition,
} from "@/tests/petition-writing";

import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY, SECOND } from "../../time";
import { loadPetitions } from "../commands";
import { petitionFiles } from "../files";
import { changeStatus } from "../life/commands";
import { clearPetitionMemo, findPetition, findPetitionVersion, listPetitions, listPublicPetitions } from "../queries";
import { createPetition as begins, publishText, saveText } from "./commands";
import { findSavedFields, findWriting, listSavedDrafts, listUnpublished } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, DAY);
const NEW = { slug: "records", goal: 5_000, titleEn: "Clear their records", titleEs: "Borren sus antecedentes" };

let admin: Organizer;
let writer: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  admin = await createOrganizer("admin");
  writer = await createOrganizer("organizer");
});

const publishes = async (slug = "records", by = writer) => publishText(by, slug, await basisOf(slug), now);
const actions = () =>
  onDatabase(async (client) =>
    (await client.query<{ action: string }>("SELECT action FROM audit_entry ORDER BY id")).rows.map(
      ({ action }) => action,
    ),
  );

describe("a petition that is written", () => {
  it("is a petition for no page until its text is published, and public only when an admin has opened it", async () => {
    expect(await begins(writer, NEW, now)).toMatchObject({ ok: true });
    expect(await listPetitions()).toEqual([]);
    expect(await listUnpublished()).toEqual([{ slug: "records", title: NEW.titleEn, savedAt: now }]);
    await saves(writer, "records");
    expect(await publishes()).toEqual({ ok: true, value: { version: 1 } });
    expect(await listUnpublished()).toEqual([]);
    expect(await findPetition("records")).toMatchObject({ status: "draft", goal: 5_000, version: { number: 1 } });
    expect(await listPublicPetitions(now)).toEqual([]);
    expect(await changeStatus(admin, "records", "open", now)).toMatchObject({ ok: true });
    expect((await listPublicPetitions(now)).map(({ slug }) => slug)).toEqual(["records"]);
    expect(await actions()).toEqual(["petition-created", "petition-published", "petition-opened"]);
  });

  it("may be corrected as the first version until it is opened, and is a new version from then on", async () => {
    await begins(writer, NEW, now);
    await saves(writer, "records");
    await publishes();
    await saves(writer, "records", { titleEn: "Clear the records" });
    expect(await publishes()).toEqual({ ok: true, value: { version: 1 } });
    await changeStatus(admin, "records", "open", now);
    await saves(writer, "records", { titleEn: "Clear every record" });
    expect(await publishes()).toEqual({ ok: true, value: { version: 2 } });
    expect((await findPetitionVersion("records", 1))?.content.en.title).toBe("Clear the records");
  });

  it("is not published while it is incomplete, or where nothing is new", async () => {
    await begins(writer, NEW, now);
    await saves(writer, "records", { bodyEs: "" });
    expect(await publishes()).toEqual({ ok: false, refusal: "not-complete" });
    await saves(writer, "records");
    await publishes();
    expect(await publishes()).toEqual({ ok: false, refusal: "nothing-new" });
  });

  it("keeps a bounded number of saves, and the newest is what is published", async () => {
    await begins(writer, NEW, now);
    await onDatabase((client) =>
      client.query(
        `INSERT INTO petition_draft (slug, revision, base_version, fields, saved_by, saved_at)
         SELECT slug, n, 0, fields, saved_by, saved_at FROM petition_draft, generate_series(2, 120) n`,
      ),
    );
    await saves(writer, "records");
    const kept = await onDatabase(async (client) =>
      (await client.query<{ revision: number }>("SELECT revision FROM petition_draft")).rows.map(
        ({ revision }) => revision,
      ),
    );
    expect([kept.length, Math.min(...kept), Math.max(...kept)]).toEqual([100, 22, 121]);
    expect(await publishes()).toMatchObject({ ok: true });
  });

  it("has a URL of its own", async () => {
    await createPetition({ slug: "harbor" });
    expect(await begins(writer, { ...NEW, slug: "harbor" }, now)).toEqual({ ok: false, refusal: "slug-taken" });
    const both = await Promise.all([begins(writer, NEW, now), begins(admin, NEW, now)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("two who write at the same time", () => {
  it("cannot both save upon the same text: the second is told, and what either saved stays", async () => {
    await begins(writer, NEW, now);
    const { revision, version } = await basisOf("records");
    const basis = `${revision}.${version}`;
    const forms = [
      await formOfText("records", { titleEn: "By the first" }, basis),
      await formOfText("records", { titleEn: "By the second" }, basis),
    ];
    const saved = await Promise.all(
      forms.map((form, index) => saveText([writer, admin][index]!, "records", form, now)),
    );
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saved.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: "changed-meanwhile" }]);
    // Told so, the second saves over it, and the first one's text is still among the saves.
    const second = forms[saved.findIndex(({ ok }) => !ok)]!;
    expect((await saveText(admin, "records", { ...second, basis: await basisOf("records") }, now)).ok).toBe(true);
    const titles = await Promise.all(
      (await listSavedDrafts("records")).map(
        async ({ revision: each }) => (await findSavedFields("records", each))?.titleEn,
      ),
    );
    expect(titles.slice(0, 2).sort()).toEqual(["By the first", "By the second"]);
  });

  it("cannot publish what the other has not seen", async () => {
    await begins(writer, NEW, now);
    await saves(writer, "records");
    const seen = await basisOf("records");
    await saves(admin, "records", { titleEn: "Another title" });
    expect(await publishText(writer, "records", seen, now)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    await publishes("records", admin);
    expect(await publishText(writer, "records", seen, now)).toEqual({ ok: false, refusal: "changed-meanwhile" });
  });
});

describe("signatures and texts", () => {
  it("a signature keeps the version that it signed while another is published", async () => {
    await createPetition();
    await saves(writer, "harbor");
    const basis = await basisOf("harbor");
    const emails = Array.from({ length: 12 }, (_, index) => `signer-${index}@example.org`);
    await signsPetition("harbor", "before@example.org", now);
    await Promise.all([
      ...emails.map((email) => signsPetition("harbor", email, now)),
      publishText(writer, "harbor", basis, now),
    ]);
    const drafts = await draftsOfPetition("harbor");
    expect(drafts).toHaveLength(13);
    for (const { id } of drafts) await confirmsDraft(id, addMilliseconds(now, SECOND));
    const signed = await onDatabase(
      async (client) =>
        (await client.query<{ id: string; version: number }>("SELECT id, version FROM signature ORDER BY id")).rows,
    );
    expect(signed).toEqual(drafts.map(({ signature: id, version }) => ({ id, version })));
    expect((await findPetitionVersion("harbor", 1))?.content.en.title).toBe("Light the harbors");
    expect((await findPetition("harbor"))?.version).toMatchObject({
      number: 2,
      content: { en: { title: COMPLETE.titleEn } },
    });
  });

  it("a second petition is signed by the same person, with a number and a uniqueness of its own", async () => {
    const first = await createPetition();
    await begins(writer, NEW, now);
    await saves(writer, "records");
    await publishes();
    await changeStatus(admin, "records", "open", now);
    const second = (await findPetition("records"))!.id;
    for (const slug of ["harbor", "records", "records"]) await signsPetition(slug, "grace@example.org", now);
    for (const slug of ["harbor", "records"])
      for (const { id } of await draftsOfPetition(slug)) await confirmsDraft(id, now);
    expect([await confirmedOf(first), await confirmedOf(second)]).toEqual([1, 1]);
  });
});

describe("who may write", () => {
  it("is neither a viewer nor an organizer of some states", async () => {
    await createPetition();
    const form = await formOfText("harbor");
    for (const by of [await createOrganizer("viewer"), await createOrganizer("organizer", ["TX"], "limited")]) {
      expect(await begins(by, NEW, now)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await saveText(by, "harbor", form, now)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await publishText(by, "harbor", form.basis, now)).toEqual({ ok: false, refusal: "not-allowed" });
    }
    expect((await findWriting("harbor"))?.draft).toBeNull();
  });
});

describe("a start of the site", () => {
  it("never replaces a text that organizers published by the one of the file", async () => {
    await loadPetitions(now);
    await saves(writer, "safe-harbor", { titleEn: "Edited in the console" });
    expect(await publishes("safe-harbor")).toEqual({ ok: true, value: { version: 2 } });
    expect(await loadPetitions(later)).toEqual([
      { slug: "safe-harbor", created: false, version: 2, editionsChanged: 0 },
    ]);
    const [file] = petitionFiles;
    const { content } = file!;
    const changedFile = { ...file!, content: { ...content, en: { ...content.en, title: "Another of the file" } } };
    expect((await loadPetitions(later, [changedFile]))[0]?.version).toBe(2);
    clearPetitionMemo();
    expect((await findPetition("safe-harbor"))?.version.content.en.title).toBe("Edited in the console");
  });

  it("with a new text leaves a draft of the old one among the saves, and its form is told", async () => {
    await loadPetitions(now);
    await saves(writer, "safe-harbor", { titleEn: "Half written" });
    const seen = await basisOf("safe-harbor");
    const [file] = petitionFiles;
    const es = { ...file!.content.es, title: "Otro título" };
    await loadPetitions(later, [{ ...file!, content: { ...file!.content, es } }]);
    expect(await findWriting("safe-harbor")).toMatchObject({ draft: null, fields: { titleEs: "Otro título" } });
    expect(await publishText(writer, "safe-harbor", seen, later)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect((await findSavedFields("safe-harbor", 1))?.titleEn).toBe("Half written");
  });
});
