import { describe, expect, it } from "vitest";

import { addMilliseconds, MINUTE, SECOND } from "../../time";
import type { Session } from "../schema";
import { appUriOf, codeAt, newSecret, stepOfCode } from "./app-code";
import { readRecoveryCode, recoveryCodeOf } from "./recovery-code";
import { isRecent, maySetUp, needOf } from "./rules";
import { appCodeInput, secondFactorInput } from "./schema";

const now = new Date("2026-03-01T12:00:10Z");

describe("what a session needs", () => {
  it.each([
    ["viewer", false, null, null],
    ["organizer", false, null, null],
    ["admin", false, null, "set-up"],
    ["viewer", true, null, "second-factor"],
    ["admin", true, null, "second-factor"],
    ["admin", true, now, null],
    ["viewer", true, now, null],
  ] as const)("as %s, with a factor: %s, given: %s, is %s", (role, hasSecondFactor, secondFactorAt, need) => {
    expect(needOf({ role, hasSecondFactor, secondFactorAt })).toBe(need);
  });

  it("decides who may set one up: an admin who has none, and whoever proved recently who they are", () => {
    const session = { hasSecondFactor: false, need: null, provenAt: now } as Session;
    const old = { ...session, provenAt: addMilliseconds(now, -61 * MINUTE) };
    expect(maySetUp({ ...old, need: "set-up" }, now)).toBe(true);
    expect(maySetUp({ ...session, need: "second-factor", hasSecondFactor: true }, now)).toBe(false);
    expect([maySetUp(session, now), maySetUp(old, now)]).toEqual([true, false]);
    expect([isRecent(session, now), isRecent(old, now)]).toEqual([true, false]);
  });
});

describe("the code of an app", () => {
  it("is that of RFC 6238 for the secret of its examples", () => {
    // The last six digits of the examples of appendix B, which have eight.
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(codeAt(secret, new Date(59_000))).toBe("287082");
    expect(codeAt(secret, new Date(1_234_567_890_000))).toBe("005924");
  });

  it("is right for its time step and the ones beside it, and names the step", () => {
    const secret = newSecret();
    const step = Math.floor(now.getTime() / 30_000);
    for (const [seconds, expected] of [
      [-60, null],
      [-30, step - 1],
      [0, step],
      [30, step + 1],
      [60, null],
    ] as const) {
      expect(stepOfCode(secret, codeAt(secret, addMilliseconds(now, seconds * SECOND)), now)).toBe(expected);
    }
  });

  it("comes from a link with the name of the site and the email", () => {
    const uri = new URL(appUriOf("GEZDGNBV", { siteName: "Safe Harbor", email: "ada@example.org" }));
    expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(uri.pathname)).toBe("/Safe Harbor:ada@example.org");
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret: "GEZDGNBV",
      issuer: "Safe Harbor",
      digits: "6",
    });
  });
});

describe("what people type as code", () => {
  it.each(["123456", " 123 456 ", "123-456"])("is digits of an app: %j", (code) => {
    expect(secondFactorInput.parse({ code })).toEqual({ code: { kind: "app", digits: "123456" } });
    expect(appCodeInput.parse({ code })).toEqual({ code: "123456" });
  });

  it("is a recovery code in any spelling", () => {
    const code = recoveryCodeOf(Uint8Array.from([0, 1, 10, 31, 32, 255, 17, 18, 19, 20, 21, 22]));
    expect(code).toBe("01az-0zhj-kmnp");
    for (const typed of [code, "01AZ0ZHJKMNP", " o l a z - 0 z h j k m n p ", "OIaz 0zhj kmnp"])
      expect(secondFactorInput.parse({ code: typed })).toEqual({ code: { kind: "recovery", code } });
  });

  it.each(["", "12345", "1234567", "01az-0zhj-kmn", "01az-0zhj-kmnu", "x".repeat(101)])("is neither: %j", (code) => {
    expect(secondFactorInput.safeParse({ code }).success).toBe(false);
    expect(readRecoveryCode(code)).toBeNull();
    expect(appCodeInput.safeParse({ code }).success).toBe(false);
  });
});
