import { describe, expect, test } from "vitest";

import { pageToReport, reportedPage } from "./rules";
import { reportInput } from "./schema";

describe("the page that a report names", () => {
  test("is the page the reader was on", () => {
    expect(pageToReport("/facts")).toBe("/facts");
    expect(reportedPage("/petitions/safe-harbor/tx")).toBe("/petitions/safe-harbor/tx");
  });

  test.each(["/signature/abc", "/confirm/abc", "/unsubscribe/abc", "/subscription/abc", `/${"a".repeat(301)}`])(
    "never holds somebody's own key: %s",
    (path) => {
      expect(pageToReport(path)).toBeNull();
      expect(reportedPage(path)).toBe("");
    },
  );

  test.each([
    undefined,
    "",
    "facts",
    "https://example.org",
    "//example.org",
    "/x/../signature/abc",
    "/./confirm/abc",
    "/%73ignature/abc",
    "/console/sign-in/verify/abc",
    "/a b",
    "/<b>",
    ["/facts"],
    "javascript:alert(1)",
  ])("is not prefilled with another text than a path of ours: %s", (input) => expect(reportedPage(input)).toBe(""));
});

describe("a report", () => {
  const errorsOf = (fields: Record<string, unknown>) =>
    Object.fromEntries(
      (reportInput.safeParse(fields).error?.issues ?? []).map(({ path, message }) => [path[0], message]),
    );

  test("needs a page and a text, and nothing else", () => {
    expect(errorsOf({})).toEqual({ page: "page-missing", wrong: "wrong-missing" });
    expect(reportInput.parse({ page: " /facts ", wrong: "One\r\ntwo", source: "", email: " " })).toEqual({
      page: "/facts",
      wrong: "One\ntwo",
      source: null,
      email: null,
    });
  });

  test("accepts only a URL as source, and only an email to reply to", () => {
    const good = { page: "/facts", wrong: "Wrong" };
    expect(errorsOf({ ...good, source: "javascript:alert(1)" })).toEqual({ source: "source-invalid" });
    expect(errorsOf({ ...good, source: "see the law" })).toEqual({ source: "source-invalid" });
    expect(errorsOf({ ...good, email: "reader" })).toEqual({ email: "email-invalid" });
    for (const email of ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org"]) {
      expect(errorsOf({ ...good, email })).toEqual({ email: "email-several" });
    }
    expect(reportInput.parse({ ...good, source: "https://example.org", email: "Reader@Example.org" })).toMatchObject({
      source: "https://example.org",
      email: "reader@example.org",
    });
  });

  test("that is too long is refused and not cut", () => {
    expect(
      errorsOf({ page: "p".repeat(301), wrong: "w".repeat(4_001), source: `https://example.org/${"s".repeat(2_000)}` }),
    ).toEqual({ page: "page-too-long", wrong: "wrong-too-long", source: "source-too-long" });
  });
});
