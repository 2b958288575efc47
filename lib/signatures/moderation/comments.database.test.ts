import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { signsAndConfirms } from "@/tests/signer";

import { listAuditEntries } from "../../audit/queries";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY } from "../../time";
import { findSignature } from "../queries";
import { correct, erase } from "../rights/commands";
import { correctionInput } from "../schema";
import { reviewComments } from "./commands";
import { countAllWaitingComments, countWaitingComments, readComments } from "./queries";
import { type CommentReview, reviewInput } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, DAY);
const viewer: Organizer = { id: 7, role: "viewer", states: null };
const vermonter: Organizer = { id: 7, role: "organizer", states: ["VT"] };

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const read = (by = admin, review: CommentReview = "waiting", state = "TX") =>
  readComments(by, { petition: { id: petitionId, slug: "harbor" }, state, review, after: null });
const decide = async (fields: Record<string, string>, { by = admin, state = "TX" } = {}) =>
  reviewComments(by, { state, decisions: reviewInput.parse(fields) }, later);
const actions = async () => (await listAuditEntries({ limit: 50 })).map(({ action }) => action).reverse();

async function commentOf(text: string) {
  const id = await signsAndConfirms(now, cast.grace, { comment: text });
  const [comment] = (await read())!;
  return {
    id,
    fields: (review: string, reason = "") => ({
      [`review-${id}`]: review,
      [`reason-${id}`]: reason,
      [`version-${id}`]: comment!.version,
    }),
  };
}

describe("a comment", () => {
  it("that cannot be opened is read as such, is included by nobody, and can be left out", async () => {
    const { id } = await commentOf("My sister was fifteen.");
    await onDatabase((client) => client.query("UPDATE signature SET comment_sealed = '\\x00'"));
    const [comment] = (await read())!;
    expect(comment!.comment).toBeNull();
    const fields = { [`review-${id}`]: "included", [`version-${id}`]: comment!.version };
    expect(await decide(fields)).toEqual({ ok: false, refusal: "unreadable" });
    expect(await read()).toHaveLength(1);
    expect(
      await decide({ ...fields, [`review-${id}`]: "left_out", [`reason-${id}`]: "Nobody can read it" }),
    ).toMatchObject({ ok: true, value: { decided: 1 } });
  });

  it("waits until an organizer has read it, then goes, and the log has reading and decision without its text", async () => {
    const { id, fields } = await commentOf("My sister was fifteen.");
    expect(await countWaitingComments(admin, petitionId)).toEqual([{ state: "TX", count: 1 }]);
    expect(await countAllWaitingComments(admin, petitionId)).toBe(1);
    expect(await findSignature(id)).toMatchObject({ commentReview: "waiting" });
    expect(await decide(fields("included"))).toEqual({ ok: true, value: { decided: 1, skipped: 0 } });
    expect(await findSignature(id)).toMatchObject({ commentReview: "included", commentLeftOutReason: null });
    expect(await countWaitingComments(admin, petitionId)).toEqual([]);
    expect(await countAllWaitingComments(admin, petitionId)).toBe(0);
    expect(await read(admin, "included")).toMatchObject([{ id, comment: "My sister was fifteen." }]);
    const log = (await listAuditEntries({ limit: 9 })).filter(({ action }) => action.startsWith("comments"));
    expect(log.map(({ action }) => action)).toEqual(["comments-read", "comments-reviewed", "comments-read"]);
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toMatch(/sister|Grace|78701/);
  });

  it("is left out with a reason that its signer can read, and the decision can be changed", async () => {
    const { id, fields } = await commentOf("Call my neighbor at 512-555-0100");
    await decide(fields("left_out", "It has a phone number of somebody else"));
    expect(await findSignature(id)).toMatchObject({
      commentReview: "left_out",
      commentLeftOutReason: "It has a phone number of somebody else",
    });
    await decide(fields("included"));
    expect(await findSignature(id)).toMatchObject({ commentReview: "included", commentLeftOutReason: null });
  });

  it("that its signer changed after it was read is not decided, and waits again", async () => {
    const { id, fields } = await commentOf("What was read");
    const { name, zip, state } = cast.grace;
    await correct(
      id,
      correctionInput.parse({ name, zip, state, comment: "What nobody has read", display: "hidden" }),
      later,
    );
    expect(await decide(fields("included"))).toEqual({ ok: true, value: { decided: 0, skipped: 1 } });
    expect(await findSignature(id)).toMatchObject({ commentReview: "waiting", comment: "What nobody has read" });
    expect(await actions()).not.toContain("comments-reviewed");
  });

  it("of an erased signature is skipped", async () => {
    const { id, fields } = await commentOf("Erased");
    await erase(id);
    expect(await decide(fields("included"))).toEqual({ ok: true, value: { decided: 0, skipped: 1 } });
  });

  it("is read and decided by no viewer and by no organizer of another state, and nothing is logged", async () => {
    const { id, fields } = await commentOf("Mine");
    const logged = await actions();
    for (const by of [viewer, vermonter]) {
      expect(await read(by)).toBeNull();
      expect(await countWaitingComments(by, petitionId)).toEqual([]);
      expect(await countAllWaitingComments(by, petitionId)).toBe(0);
      expect(await decide(fields("included"), { by })).toEqual({ ok: false, refusal: "not-allowed" });
    }
    // A form that names another state than that of the signature decides nothing.
    expect(await decide(fields("included"), { by: vermonter, state: "VT" })).toMatchObject({ value: { decided: 0 } });
    expect(await findSignature(id)).toMatchObject({ commentReview: "waiting" });
    expect(await actions()).toEqual(logged);
  });
});

describe("the form of a page of comments", () => {
  it("needs a reason for each that is left out, and names its field", () => {
    const parsed = reviewInput.safeParse({ "review-7": "left_out", "version-7": "0123456789abcdef", "reason-7": " " });
    expect(parsed.error?.issues).toMatchObject([{ path: ["reason-7"], message: "Say why, in a few words" }]);
  });

  it.each([
    ["decided later", { "review-7": "later", "version-7": "0123456789abcdef" }],
    ["without the text that was read", { "review-7": "included" }],
    ["with an id that is none", { "review-x": "included", "version-x": "0123456789abcdef" }],
    ["with another decision", { "review-7": "waiting", "version-7": "0123456789abcdef" }],
  ])("decides nothing about one %s", (_name, fields) => {
    expect(reviewInput.parse(fields)).toEqual([]);
  });
});
