import { describe, expect, it } from "vitest";

import { mintCode, mintToken, readCode, readToken } from "./link-token";

const ids = [1n, 31n, 32n, 1_023n, 1_000_000n, (1n << 62n) + 5n];

describe("link tokens", () => {
  it("may be anything that a form sends", () => {
    for (const given of [null, undefined, 7, [], {}, [mintToken("confirm", 1n)], ""])
      expect(readToken("confirm", given)).toBeNull();
  });

  it("name their row, for their purpose only", () => {
    for (const id of ids) {
      const token = mintToken("confirm", id);
      expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
      expect(readToken("confirm", token)).toBe(id);
      expect(readToken("signature", token)).toBeNull();
    }
  });

  it("are refused when cut, longer, garbled or of another kind of text", () => {
    const token = mintToken("confirm", 7n);
    for (let at = 0; at < token.length; at += 1) {
      expect(readToken("confirm", token.slice(0, at))).toBeNull();
      const other = token[at] === "A" ? "B" : "A";
      expect(readToken("confirm", token.slice(0, at) + other + token.slice(at + 1)), `character ${at}`).toBeNull();
    }
    for (const foreign of [`${token}A`, "", "x".repeat(32), "%00".repeat(10), "ü".repeat(32), "a".repeat(100_000)]) {
      expect(readToken("confirm", foreign)).toBeNull();
    }
  });
});

describe("short codes", () => {
  it("are read back as people type them", () => {
    for (const id of ids) {
      const code = mintCode(id);
      expect(readCode(code)).toBe(id);
      expect(readCode(code.toLowerCase().replaceAll("-", " "))).toBe(id);
      expect(readCode(` ${code.replaceAll("0", "O").replaceAll("1", "l")} `)).toBe(id);
    }
  });

  it("are refused with any character changed, missing or added", () => {
    const code = mintCode(1_000_000n).replaceAll("-", "");
    for (let at = 0; at < code.length; at += 1) {
      const other = code[at] === "Z" ? "Y" : "Z";
      expect(readCode(code.slice(0, at) + other + code.slice(at + 1)), `character ${at}`).toBeNull();
      expect(readCode(code.slice(0, at) + code.slice(at + 1)), `without ${at}`).toBeNull();
    }
    for (const foreign of [
      "",
      "-",
      "0".repeat(9),
      "Z".repeat(21),
      "9".repeat(500),
      "🌊🌊🌊🌊🌊🌊🌊🌊🌊",
      "'; DROP TABLE",
    ]) {
      expect(readCode(foreign)).toBeNull();
    }
  });
});
