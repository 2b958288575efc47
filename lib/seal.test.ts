import { describe, expect, it } from "vitest";

import { open, seal, sealKeyId } from "./seal";

describe("sealing", () => {
  it("opens what it sealed, whatever the text", () => {
    for (const text of ["", "Grace Okafor", "Ñáñez 🌊 \n second line", "x".repeat(10_000)]) {
      expect(open(seal(text, "name/1/ab"), "name/1/ab")).toBe(text);
    }
  });

  it("never seals one text to the same bytes twice", () => {
    expect(seal("Grace", "name/1/ab").equals(seal("Grace", "name/1/ab"))).toBe(false);
  });

  it("does not open in another row or column", () => {
    const sealed = seal("Grace", "name/1/ab");
    expect(() => open(sealed, "name/1/cd")).toThrow();
    expect(() => open(sealed, "comment/1/ab")).toThrow();
  });

  it("does not open once any byte has changed or the end is missing", () => {
    const sealed = seal("Grace", "name/1/ab");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => open(changed, "name/1/ab"), `byte ${at}`).toThrow();
    }
    expect(() => open(sealed.subarray(0, -1), "name/1/ab")).toThrow();
    expect(() => open(Buffer.alloc(0), "name/1/ab")).toThrow();
  });

  it("names the key that sealed", () => {
    expect(sealKeyId(seal("Grace", "name/1/ab"))).toMatch(/^[a-z0-9]+$/);
  });
});
