import { createHmac } from "node:crypto";

import { describe, expect, it } from "vitest";

import { keyFor } from "./keys";
import { mintCode, mintToken, readCode, readToken } from "./link-token";

const ids = [1n, 31n, 32n, 1_023n, 1_000_000n, (1n << 62n) + 5n];
const many = Array.from({ length: 1_000 }, (_, i) => BigInt(i + 1));

describe("link tokens", () => {
  it("of any type are refused without an error", () => {
    for (const input of [null, undefined, 7, [], {}, [mintToken("confirm", 1n)], ""])
      expect(readToken("confirm", input)).toBeNull();
  });

  it("name their row, for their purpose only", () => {
    for (const id of ids) {
      const token = mintToken("confirm", id);
      expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
      expect(readToken("confirm", token)).toBe(id);
      expect(readToken("signature", token)).toBeNull();
    }
  });

  it("are refused when they are cut, garbled or another kind of text", () => {
    const token = mintToken("confirm", 7n);
    for (let at = 0; at < token.length; at += 1) {
      expect(readToken("confirm", token.slice(0, at))).toBeNull();
      const other = token[at] === "A" ? "B" : "A";
      expect(readToken("confirm", token.slice(0, at) + other + token.slice(at + 1)), `character ${at}`).toBeNull();
      expect(readToken("confirm", token.slice(0, at) + token.slice(at + 1)), `without ${at}`).toBeNull();
    }
    for (const foreign of [
      "",
      "x".repeat(32),
      "%00".repeat(10),
      "ü".repeat(32),
      "a".repeat(100_000),
      "-".repeat(400),
    ]) {
      expect(readToken("confirm", foreign)).toBeNull();
    }
  });

  it("end in a letter or a digit, which mail programs keep as part of the link", () => {
    for (let id = 1n; id <= 1_000n; id += 1n) {
      expect(mintToken("confirm", id)).toMatch(/[A-Za-z0-9]$/);
      expect(readToken("confirm", mintToken("confirm", id))).toBe(id);
    }
  });

  it("of older emails are read, even if they end in a hyphen", () => {
    const old = (id: bigint) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(id);
      const mac = createHmac("sha256", keyFor("link")).update(`token/confirm/${id}`).digest();
      return Buffer.concat([bytes, mac.subarray(0, 16)]).toString("base64url");
    };
    const ending = (sign: string) => many.find((id) => old(id).endsWith(sign))!;
    for (const id of [...ids, ending("-"), ending("_")]) {
      expect(readToken("confirm", old(id))).toBe(id);
    }
  });

  const token = mintToken("confirm", 7n);
  it.each([
    `${token}.`,
    `${token})`,
    `${token}>`,
    `${token}=`,
    `${token}%20`,
    `${token}%0D%0A`,
    `${token}\r\nThank`,
    `${token} Thank you`,
    `${token}Thank`,
    `${token}/`,
    `${token}&utm_source=x`,
    `${token}\u200B`,
    `${token}»`,
    `${token}%E2%80%8B`,
    `<${token}>`,
    `%20${token}`,
    `20${token}`,
    `=3D${token}`,
    `3D${token}`,
    `"${token}"`,
    `(${token}).`,
    `${token.slice(0, 10)}\r\n${token.slice(10)}`,
    `${token.slice(0, 20)}=\r\n ${token.slice(20)}`,
    `${token.slice(0, 20)}\u00AD${token.slice(20)}`,
  ])("are read with what is added to them: %j", (mangled) => {
    expect(readToken("confirm", mangled)).toBe(7n);
    expect(readToken("signature", mangled)).toBeNull();
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

  it.each([
    "‐",
    "‑",
    "‒",
    "–",
    "—",
    "―",
    "−",
    "﹣",
    "－",
    "\u00AD",
    "\u200B-\u2060",
    " - ",
    "\u00A0",
    "\u3000",
    "_",
    ".",
    "·",
    "\t",
    "\r\n",
  ])("are read with %j between their groups", (between) => {
    for (const id of ids) expect(readCode(mintCode(id).replaceAll("-", between))).toBe(id);
  });

  it.each([
    "X,",
    "X.",
    "(X)",
    '"X"',
    "*X*",
    "**X**",
    "“X”",
    "«X»",
    "<X>",
    "Code: X",
    "code X",
    "Your code is X.",
    "Código: X",
  ])("are read with what is copied around them: %j", (around) => {
    for (const id of ids) expect(readCode(around.replace("X", mintCode(id)))).toBe(id);
  });

  it("are read in full-width letters and digits, as Asian keyboards type them", () => {
    const wide = (code: string) => code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    for (const id of ids) expect(readCode(wide(mintCode(id).toLowerCase()))).toBe(id);
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
