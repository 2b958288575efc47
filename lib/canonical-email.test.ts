import { describe, expect, it } from "vitest";

import { emailHash, canonicalEmail } from "./canonical-email";

const same = [
  ["a.b+x@gmail.com", "ab@gmail.com", "AB@GMAIL.COM", "a.b@googlemail.com", "A.B+y+z@GoogleMail.com"],
  ["jo.doe@proton.me", "jodoe@protonmail.com", "jo_doe+news@pm.me", "jo-doe@proton.me"],
  ["ana@icloud.com", "ana@me.com", "ana+x@mac.com"],
  ["ana.b@ya.ru", "ana-b@yandex.com"],
  ["ana@fastmail.com", "shop@ana.fastmail.com", "ana+tag@fastmail.com"],
  ["ana-shop@yahoo.com", "ana-bank@yahoo.com", "ana@yahoo.com"],
  ["ana+petition@example.org", "ANA@Example.org", "ana@example.org."],
  ["ana@bücher.example", "ana@xn--bcher-kva.example"],
];

const different = [
  ["a.b@outlook.com", "ab@outlook.com"],
  ["a.b@example.org", "ab@example.org"],
  ["ana@outlook.com", "ana@hotmail.com"],
  ["ana@gmail.com", "ana@gmail.example"],
  ["ana@mail.gmail.com", "ana@gmail.com"],
  ["ana-maria@example.org", "ana@example.org"],
  ["+a@example.org", "+b@example.org"],
];

describe("the canonical email", () => {
  it.each(same)("is one for all spellings of a mailbox: %s", (...emails) => {
    expect(new Set(emails.map(canonicalEmail)).size).toBe(1);
    expect(new Set(emails.map((email) => emailHash(email).toString("hex"))).size).toBe(1);
  });

  it.each(different)("differs where two people may be behind it: %s, %s", (one, other) => {
    expect(canonicalEmail(one!)).not.toBe(canonicalEmail(other!));
  });
});
