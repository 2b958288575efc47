import { describe, expect, test } from "vitest";

import { effectOf, emailIdOf } from "./rules";

describe("what an event of the mail service means", () => {
  test("a permanent bounce suppresses the mailbox, a transient one does not", () => {
    const bounce = (type: string) =>
      effectOf({ type: "email.bounced", data: { bounce: { type, subType: "General" } } });
    expect(bounce("Permanent")).toMatchObject({ status: "bounced", suppression: "bounce", error: "Permanent General" });
    expect(bounce("Transient")).toMatchObject({ status: "bounced", suppression: null });
    expect(bounce("Undetermined")).toMatchObject({ status: "bounced", suppression: null });
    expect(effectOf({ type: "email.bounced", data: {} })).toMatchObject({ suppression: null, error: null });
  });

  test("a complaint suppresses the mailbox", () => {
    expect(effectOf({ type: "email.complained", data: {} })).toMatchObject({
      status: "complained",
      suppression: "complaint",
    });
  });

  test("a status only ever moves forward", () => {
    const from = (type: string) => effectOf({ type, data: {} })?.from;
    expect(from("email.sent")).toEqual(["waiting", "sending"]);
    expect(from("email.delivered")).toEqual(["waiting", "sending", "sent", "failed"]);
    expect(from("email.bounced")).not.toContain("complained");
    expect(from("email.complained")).toContain("bounced");
  });

  test("events without a meaning here have no effect", () => {
    for (const type of ["email.opened", "email.clicked", "contact.created", "domain.updated", "something.new"]) {
      expect(effectOf({ type, data: {} })).toBeNull();
    }
  });

  test("the stored reason of a bounce cannot contain an email", () => {
    const effect = effectOf({
      type: "email.bounced",
      data: { bounce: { type: "Permanent", subType: "ada@example.org said no" } },
    });
    expect(effect?.error).toBe("Permanent adaexampleorgsaidno");
  });
});

test("only a plain number in the tag is the id of an email", () => {
  const id = (email: string) => emailIdOf({ type: "email.sent", data: { tags: { email } } });
  expect(id("42")).toBe("42");
  for (const wrong of ["", "0", "-1", "1e3", "12345678901234567890", "1; DROP TABLE outbox_email"])
    expect(id(wrong)).toBeNull();
});
