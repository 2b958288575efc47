import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { canonicalEmail } from "./canonical-email";
import { parseEmail } from "./email";
import { tidyLine } from "./text";

// Each run of the tests tries other values. A failure prints its seed, with which it can be repeated.
const RUNS = { numRuns: 2_000, interruptAfterTimeLimit: 10_000 };

const letters = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
const domains = fc.constantFrom(
  ...["gmail.com", "googlemail.com", "proton.me", "yahoo.com", "icloud.com", "yandex.ru", "fastmail.com"],
  ...["outlook.com", "example.org", "mail.example.org", "bücher.example"],
);
const locals = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._+-]{0,20}[A-Za-z0-9])?$/);
const emails = fc.tuple(locals, domains).map(([local, domain]) => `${local}@${domain}`);

/** The same letters, some of them as capitals. */
const inAnyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((capitals) => [...text].map((letter, at) => (capitals[at] ? letter.toUpperCase() : letter)).join(""));

describe("the canonical email", () => {
  test("exists for any string of any characters", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.emailAddress()),
        (text) => {
          expect(typeof canonicalEmail(text)).toBe("string");
        },
      ),
      RUNS,
    );
  });

  test("of a canonical email is the same", () => {
    fc.assert(
      fc.property(fc.oneof(emails, fc.emailAddress()), (email) => {
        const canonical = canonicalEmail(email);
        expect(canonicalEmail(canonical)).toBe(canonical);
      }),
      RUNS,
    );
  });

  test("of whatever the forms take is the same for what was typed and for what is stored", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          emails,
          fc.emailAddress(),
          fc.string({ unit: "grapheme" }).map((name) => `${name}@example.org`),
        ),
        (typed) => {
          const parsed = parseEmail(typed);
          if ("email" in parsed) expect(canonicalEmail(parsed.email)).toBe(canonicalEmail(tidyLine(typed)));
        },
      ),
      RUNS,
    );
  });

  test("is one for all capitals and tags", () => {
    fc.assert(
      fc.property(
        letters.chain((local) => fc.tuple(fc.constant(local), inAnyCase(local), letters)),
        domains.chain((domain) => fc.tuple(fc.constant(domain), inAnyCase(domain))),
        ([local, spelled, tag], [domain, shouted]) => {
          const canonical = canonicalEmail(`${local}@${domain}`);
          expect(canonicalEmail(`${spelled}@${shouted}`)).toBe(canonical);
          expect(canonicalEmail(`${spelled}+${tag}@${shouted}`)).toBe(canonical);
        },
      ),
      RUNS,
    );
  });

  test("is one for all dots where the provider ignores them, and another one elsewhere", () => {
    const dotted = fc.array(letters, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(dotted, (parts) => {
        for (const domain of ["gmail.com", "googlemail.com"])
          expect(canonicalEmail(`${parts.join(".")}@${domain}`)).toBe(`${parts.join("")}@gmail.com`);
        expect(canonicalEmail(`${parts.join(".")}@example.org`)).not.toBe(
          canonicalEmail(`${parts.join("")}@example.org`),
        );
      }),
      RUNS,
    );
  });
});
