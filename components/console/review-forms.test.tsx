import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { CommentReview } from "./comment-review";
import { NamesForm } from "./names-form";

const at = new Date("2026-03-01T12:00:00Z");
const action = async () => ({ values: {}, errors: {}, message: null });
const inputs = (html: string, pattern: RegExp) => html.match(/<input[^>]*>/g)!.filter((input) => pattern.test(input));

test("a name that nobody can read says so and cannot be chosen", () => {
  const row = {
    version: "v",
    display: "name",
    stateName: "Texas",
    flags: [],
    confirmedAt: at,
    leftOutReason: null,
  } as const;
  const names = [
    { ...row, flags: [], id: "1", name: null },
    { ...row, flags: [], id: "2", name: "Grace" },
  ];
  const html = renderToStaticMarkup(<NamesForm action={action} review="waiting" names={names} />);
  expect(html).toContain("(cannot be opened");
  const [unreadable, readable] = inputs(html, /checkbox/) as [string, string];
  expect(unreadable).toMatch(/ disabled=/);
  expect(unreadable).not.toMatch(/ checked=/);
  expect(readable).toMatch(/ checked=/);
  expect(readable).not.toMatch(/ disabled=/);
});

test("a comment that nobody can read says so, cannot be included, and waits unless it is left out", () => {
  const comments = [{ id: "1", version: "v", comment: null, zip: "78701", confirmedAt: at, leftOutReason: null }];
  const html = renderToStaticMarkup(<CommentReview action={action} comments={comments} isWaiting />);
  expect(html).toContain("(cannot be opened");
  const [included, leftOut, later] = inputs(html, /radio/) as [string, string, string];
  expect(included).toMatch(/ disabled=/);
  expect(included).not.toMatch(/ checked=/);
  expect(leftOut).not.toMatch(/ (disabled|checked)=/);
  expect(later).toMatch(/ checked=/);
});
