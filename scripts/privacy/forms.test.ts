import { expect, test } from "vitest";

import { formsOf } from "./forms";

const MARK = "Zuleika Ñáñez+mark@example.org";

test.each(Array.from({ length: 7 }, (_, place) => place))(
  "a text is found in Base64, %i bytes from the beginning",
  (place) => {
    const forms = Object.entries(formsOf(MARK)).filter(([name]) => name.startsWith("in Base64"));
    for (const encoding of ["base64", "base64url"] as const) {
      const encoded = Buffer.from(`${"?".repeat(place)}${MARK} and more`).toString(encoding);
      expect(
        forms.filter(([, form]) => encoded.includes(form.toString())),
        encoding,
      ).not.toEqual([]);
    }
  },
);

test("a text is found as it is, percent-encoded and in hexadecimal", () => {
  const { "as it is": plain, "percent-encoded": inUrl, "in hexadecimal": hex } = formsOf(MARK);
  expect(plain!.toString()).toBe(MARK);
  expect(new URLSearchParams({ q: MARK }).toString().replaceAll("+", "%20")).toContain(inUrl!.toString());
  expect(Buffer.from(`x${MARK}`).toString("hex")).toContain(hex!.toString());
});
