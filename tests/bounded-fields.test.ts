import { afterEach, describe, expect, it, vi } from "vitest";

import { canonicalEmail } from "../lib/canonical-email";
import { reportInput } from "../lib/error-reports/schema";
import { mintToken, readCode, readToken } from "../lib/link-token";
import { bannerInput, inviteInput, rightsInput, signInInput } from "../lib/organizers/schema";
import { removalInput } from "../lib/signatures/moderation/schema";
import { correctionInput, signatureInput, sourceField } from "../lib/signatures/schema";
import { choicesInput, subscriptionInput } from "../lib/subscriptions/schema";

const schemas = {
  signatureInput,
  correctionInput,
  subscriptionInput,
  choicesInput,
  reportInput,
  signInInput,
  inviteInput,
  rightsInput,
  bannerInput,
  removalInput,
} as const;

const fields =
  "name email zip state comment street display updates age language page wrong source role states reason en es".split(
    " ",
  );

// Larger than any of our limits together with its room for tidying.
const LOOKED_AT_MAX = 20_000;

const hostile = {
  "marks in the wrong order": `a${"\u0345".repeat(240_000)}${"\u0327".repeat(240_000)}`,
  "white space": `a${" \t".repeat(240_000)}a`,
  "at signs": "a@".repeat(240_000),
  "dots and hyphens": `a@${"a.-".repeat(160_000)}`,
  "line ends": "\r\n".repeat(240_000),
  digits: "7".repeat(480_000),
  commas: "TX,".repeat(160_000),
};

// What looks at each character of a text, or worse. Length and slice do not.
const works = ["normalize", "replace", "trim", "split", "toLowerCase", "toUpperCase", "match"] as const;

afterEach(() => vi.restoreAllMocks());

/** Runs `parse` and gives back the longest text that any work was done with. */
function longestLookedAt(parse: () => unknown): number {
  let longest = 0;
  const note = (text: string) => (longest = Math.max(longest, text.length));
  for (const name of works) {
    const original = String.prototype[name] as (this: string, ...rest: unknown[]) => unknown;
    vi.spyOn(String.prototype, name).mockImplementation(function (this: string, ...rest: unknown[]) {
      note(this);
      return original.apply(this, rest) as never;
    });
  }
  const exec = RegExp.prototype.exec;
  vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text: string) {
    note(text);
    return exec.call(this, text);
  });
  try {
    parse();
  } finally {
    vi.restoreAllMocks();
  }
  return longest;
}

describe.each(Object.entries(schemas))("%s", (_name, schema) => {
  it.each(Object.entries(hostile))("does no work with %s before their length is looked at", (_kind, text) => {
    for (const field of fields) {
      const longest = longestLookedAt(() => schema.safeParse({ [field]: text }));
      expect(longest, field).toBeLessThan(LOOKED_AT_MAX);
    }
  });
});

it.each(Object.entries(hostile))("no token, code or source is read further than it can be long: %s", (_kind, text) => {
  for (const parse of [
    () => readToken("confirm", text),
    () => readToken("confirm", mintToken("confirm", 7n) + text),
    () => readCode(text),
    () => sourceField.safeParse(text),
    () => canonicalEmail("ann@example.org"),
  ])
    expect(longestLookedAt(parse)).toBeLessThan(LOOKED_AT_MAX);
});

it("the text that took a minute is refused in a moment", () => {
  const begun = performance.now();
  for (const name of Object.values(hostile)) signatureInput.safeParse({ name, comment: name, email: name, zip: name });
  expect(performance.now() - begun).toBeLessThan(1_000);
});

it("the longest texts that are looked at take a moment as well", () => {
  const begun = performance.now();
  for (let i = 0; i < 20; i += 1)
    reportInput.safeParse({ page: "/", wrong: `a${"\u0345".repeat(8_000)}${"\u0327".repeat(8_000)}` });
  expect(performance.now() - begun).toBeLessThan(1_000);
});
