import { describe, expect, it } from "vitest";

import { COMMENT_LENGTH_MAX, correctionInput, NAME_LENGTH_MAX, signatureInput, sourceField } from "./schema";

const whole = { name: "Grace Okafor", email: "grace@example.org", zip: "78701", age: "on" };

const parsed = (changes: object = {}) => signatureInput.parse({ ...whole, ...changes });
const codes = (changes: object) => {
  const result = signatureInput.safeParse({ ...whole, ...changes });
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("the sign form", () => {
  it("accepts a plain form post and fills in optional fields", () => {
    expect(parsed()).toEqual({
      name: "Grace Okafor",
      email: "grace@example.org",
      street: null,
      zip: "78701",
      state: "TX",
      comment: null,
      display: "hidden",
      updates: false,
      age: true,
    });
  });

  it("accepts the names that people have", () => {
    for (const name of [
      "O’Neil",
      "María-José de la Cruz",
      "李小龍",
      "Nguyễn Thị Ánh",
      "D'Arcy Jr.",
      "X Æ A-12",
      "J. R. St. Clair",
      "علی\u200cرضا",
      "J.Ruíz",
      "J.Ru",
      "DR.RU",
      "J-M.RU",
      "ANA DR.RU",
      "เดช",
      "A.Netanel",
      "María.Comas",
      "Dr.Ru",
      "St.Cnaán",
      "ʻAulani Kealoha",
      "Ngũgĩ wa Thiong'o",
      "Þórdís Kolbrún",
      "İbrahim Şahin",
      "د. سارة",
      "נטע בן־דוד",
      "สมชาย",
      "Nguye\u0302\u0303n",
      "\u110B\u1161\u11AB 민",
      "𠮷田",
      "Ό",
      "Jo (Bob) Smith",
    ]) {
      expect(parsed({ name }).name).toBe(name.normalize("NFC"));
    }
  });

  it("refuses names that are formulas, links, markup, empty or without a letter", () => {
    for (const name of ["=SUM(A1)", "+1", "-Ana", "@ana", "＝cmd", "\t=1+1"])
      expect(codes({ name }), name).toEqual(["name: name-starts-with-sign"]);
    for (const name of [
      "Visit www.example.org",
      "<b>Ana</b>",
      "ana@example.org",
      "Buy example.com now",
      "ｅｘａｍｐｌｅ．ｃｏｍ",
      "Ana HTTP://x",
      "bücher.info",
      "x EXAMPLE.RU",
      "DR.COM",
      "DRX.RU",
      "X-DR.RU",
      "J-M.RU.COM",
    ])
      expect(codes({ name }), name).toEqual(["name: name-is-link"]);
    for (const name of ["", "   ", "\u0000", undefined, null]) expect(codes({ name })).toEqual(["name: name-missing"]);
    for (const name of [
      "12345",
      "ʻ",
      "เ",
      "ເ",
      "🇺🇸",
      "\u115F\u1160",
      "ー",
      "!!!",
      "\u0301",
      "\u{E0041}x".slice(0, 2) + "5",
    ])
      expect(codes({ name }), name).toEqual(["name: name-without-letter"]);
    for (const name of ["\u3164", "\uFFA0\u2800", "\u200B\u2060\uFEFF"])
      expect(codes({ name })).toEqual(["name: name-missing"]);
    expect(codes({ name: "x".repeat(NAME_LENGTH_MAX + 1) })).toEqual(["name: name-too-long"]);
  });

  it("removes NUL, control characters, direction marks and half characters", () => {
    expect(parsed({ name: "Gra\u0000ce\u202E \uD800Okafor\u001b" }).name).toBe("Grace Okafor");
    expect(parsed({ comment: "one\r\ntwo\u0000\u0007" }).comment).toBe("one\ntwo");
  });

  it("accepts emails with spaces around and in capitals, and refuses other texts", () => {
    expect(parsed({ email: "  Grace@Example.ORG " }).email).toBe("grace@example.org");
    for (const email of ["grace", "grace@", "@example.org", "a b@example.org", "grace@example", "grace@@example.org"]) {
      expect(codes({ email }), email).toEqual(["email: email-invalid"]);
    }
    expect(codes({ email: "" })).toEqual(["email: email-missing"]);
    expect(codes({ email: `${"x".repeat(250)}@example.org` })).toEqual(["email: email-too-long"]);
  });

  it("accepts five digits or ZIP+4 and keeps five", () => {
    expect(parsed({ zip: "78701-1234" }).zip).toBe("78701");
    expect(parsed({ zip: " 787011234 " }).zip).toBe("78701");
    for (const zip of [
      "７８７０１",
      "78701–1234",
      "78701—1234",
      "78701−1234",
      "78701‑1234",
      "７８７０１－１２３４",
      "78701 - 1234",
    ])
      expect(parsed({ zip }).zip, zip).toBe("78701");
    for (const zip of ["7870", "787011", "ABCDE", "78701-123４５", "٧٨٧٠١", "78701-12"])
      expect(codes({ zip }), zip).toEqual(["zip: zip-invalid"]);
  });

  it("accepts a street or none, and refuses one that is too long", () => {
    expect(parsed({ street: "  1100  Congress Ave " }).street).toBe("1100 Congress Ave");
    expect(parsed({ street: " " }).street).toBeNull();
    expect(codes({ street: "x".repeat(101) })).toEqual(["street: street-too-long"]);
  });

  it("asks for the state where the ZIP lies in several, is military or is unknown, and never guesses", () => {
    for (const zip of ["42223", "09001", "00001", "96940"]) {
      expect(codes({ zip }), zip).toEqual(["state: state-missing"]);
      expect(codes({ zip, state: "" }), zip).toEqual(["state: state-missing"]);
      expect(parsed({ zip, state: "ky" }).state).toBe("KY");
    }
  });

  it("asks about a state that contradicts the ZIP, and uses neither", () => {
    for (const [zip, state] of [
      ["78701", "VT"],
      ["59001", "WY"],
      ["42223", "CA"],
      ["02861", "KY"],
    ])
      expect(codes({ zip, state }), zip).toEqual(["state: state-contradicts"]);
    for (const state of ["", "  ", "tx", "TX", undefined, null]) expect(parsed({ state }).state).toBe("TX");
    expect(codes({ state: "XX" })).toEqual(["state: state-unknown"]);
  });

  it("names every field that is wrong at once", () => {
    expect(
      codes({
        name: "",
        email: "",
        zip: "",
        age: undefined,
        comment: "x".repeat(COMMENT_LENGTH_MAX + 1),
        display: "loud",
      })
        .map((code) => code.split(":")[0])
        .sort(),
    ).toEqual(["age", "comment", "display", "email", "name", "zip"]);
  });

  it("accepts or refuses any type of value for a field, and never throws", () => {
    for (const value of [{}, [], 5, true, new File([], "x"), "x".repeat(1_000_000), ["a", "b"]]) {
      for (const field of ["name", "email", "zip", "state", "comment", "display", "updates", "age"]) {
        expect(() => signatureInput.safeParse({ ...whole, [field]: value })).not.toThrow();
      }
    }
  });
});

describe("the form to correct a signature", () => {
  const kept = { name: "Grace Okafor", zip: "82001", state: "WY" };
  const corrected = (changes: object) => correctionInput.parse({ ...kept, ...changes });
  const errors = (changes: object) =>
    correctionInput.safeParse({ ...kept, ...changes }).error?.issues.map(({ message }) => message);

  it("uses the state of the new ZIP, whatever the state was before", () => {
    expect(corrected({})).toMatchObject({ zip: "82001", state: "WY" });
    expect(corrected({ zip: "59001" })).toMatchObject({ zip: "59001", state: "MT" });
    expect(corrected({ zip: "59001", state: undefined })).toMatchObject({ state: "MT" });
  });

  it("asks where the new ZIP lies in several states or in an unknown one, and about a state that is none of them", () => {
    expect(errors({ zip: "42223" })).toEqual(["state-contradicts"]);
    expect(errors({ zip: "42223", state: "" })).toEqual(["state-missing"]);
    expect(corrected({ zip: "42223", state: "TN" })).toMatchObject({ state: "TN" });
  });
});

describe("the source of a share link", () => {
  it("is kept when it is valid and dropped otherwise", () => {
    expect(sourceField.parse("sharemail")).toBe("sharemail");
    for (const foreign of ["<script>", "x".repeat(41), 5, undefined]) expect(sourceField.parse(foreign)).toBeNull();
  });
});
