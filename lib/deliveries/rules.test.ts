import { describe, expect, it } from "vitest";

import { sealedColumns } from "../sealed-columns";
import { openBytes } from "../seal";
import {
  fillIn,
  newVerificationCode,
  type Placeholder,
  readVerificationCode,
  shownCode,
  unknownPlaceholders,
} from "./rules";
import { sealFileChunk, sealPacketText, sealScanChunk } from "./sealing";

describe("a verification code", () => {
  it("is shown in groups, and read however it is typed", () => {
    const code = newVerificationCode();
    expect(shownCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readVerificationCode(shownCode(code))).toBe(code);
    expect(readVerificationCode("9f3i ab0o-77c4\u2010d015")).toBe("9F31AB0077C4D015");
    for (const none of ["", "9F31", `${code}0`, "U".repeat(16), "x".repeat(1_000), null, 7])
      expect(readVerificationCode(none)).toBeNull();
  });
});

describe("a cover letter", () => {
  it("has its placeholders filled in, and names those that stand for nothing", () => {
    expect(unknownPlaceholders("{state} {ask} {Senator} {toString} { state }")).toEqual(["Senator", "toString"]);
    expect(
      fillIn("To {recipient}: {signatures}", { recipient: "Ana {ask}", signatures: "12" } as Record<
        Placeholder,
        string
      >),
    ).toBe("To Ana {ask}: 12");
  });
});

it("what deliveries seal is bound as the list of sealed columns says, so that a change of keys can open it", () => {
  const contextOf = (table: string, column: string) =>
    sealedColumns
      .find((each) => each.table === table && each.column === column)!
      .context({ email_hash: new Uint8Array(), packet_id: 3, file_id: 4, scan_id: 5, ordinal: 6 });
  const bytes = Buffer.from("what is sealed");
  for (const [sealed, table, column] of [
    [sealFileChunk(bytes, 4, 6), "packet_file_chunk", "bytes_sealed"],
    [sealScanChunk(bytes, 5, 6), "packet_scan_chunk", "bytes_sealed"],
    [sealPacketText("receivedBy", "what is sealed", 3), "packet_receipt", "received_by_sealed"],
    [sealPacketText("note", "what is sealed", 3), "packet_receipt", "note_sealed"],
    [sealPacketText("reply", "what is sealed", 3), "packet_reply", "text_sealed"],
  ] as const)
    expect(openBytes(sealed, contextOf(table, column))).toEqual(bytes);
});
