import { describe, expect, test } from "vitest";

import { draftUrl } from "@/lib/email";
import { locales } from "@/lib/locale";

import { stateLaws } from "../state-laws";
import { states } from "../states";
import { composeCall, composeLetter } from "./rules";
import { letterTexts } from "./texts";

const factsOf = (
  code: string,
  locale: "en" | "es" = "en",
  recipient = "Representative Featherstonehaugh-Villanueva",
) => {
  const { law, [locale]: translation } = stateLaws[code]!;
  const state = states.find((each) => each.code === code)!.inSentence[locale];
  const url = `https://petition.example.org/states/${code.toLowerCase()}`;
  return { law, summary: translation.summary, ask: translation.ask, state, recipient, url };
};
const letterTo = (code: string, recipient?: string) => composeLetter(letterTexts.en, factsOf(code, "en", recipient));

describe("the letter", () => {
  test("asks for the help where no child can be charged, and for the change where one can", () => {
    expect(letterTo("NE").body).toContain("I thank the legislature for that.");
    expect(letterTo("VT").body).toContain("So protection depends on a condition.");
    expect(letterTo("AK").body).toContain("So a child can still be charged. Please change that first.");
    expect(letterTo("TX").body).toContain("So a child of 14 or older can still be charged.");
    expect(letterTo("TX").body).toContain(`This is what I ask of you: ${stateLaws["TX"]!.en.ask}`);
  });

  test("claims nothing about a law that we could not confirm", () => {
    for (const { code } of states.filter((each) => stateLaws[each.code]!.law.status === "unverified")) {
      const { body } = letterTo(code);
      expect(body).toContain("I could not find out whether our law keeps a child from being charged.");
      expect(body).not.toContain(stateLaws[code]!.en.summary);
    }
  });

  test.each(locales)("in %s has no placeholder of ours left, for any state", (locale) => {
    for (const { code } of states) {
      const facts = factsOf(code, locale);
      const { person, voicemail } = composeCall(letterTexts[locale], facts);
      const { subject, body } = composeLetter(letterTexts[locale], facts);
      expect([subject, body, ...person, ...voicemail].join("\n"), code).not.toMatch(/[{}]/);
    }
  });

  test("fits into the URL that opens a mail program, for every state", () => {
    for (const { code } of states) {
      const to = "firstname.featherstonehaugh-villanueva@house.legislature.example.gov";
      expect(draftUrl({ to, ...letterTo(code) }), code).toMatchObject({ isWhole: true });
    }
  });

  test("a hostile name stays in its line and is taken as it is written", () => {
    const name = "Senator {url}\r\n\r\nBcc: all@example.org <b>&body=x</b>\u202e";
    const [greeting, opening] = letterTo("TX", name).body.split("\n\n");
    expect(greeting).toBe("Dear Senator {url} Bcc: all@example.org <b>&body=x</b>:");
    expect(opening).toMatch(/^I live in Texas/);
  });
});

describe("the call", () => {
  test("has words for a person and for voice mail, and both say what is asked", () => {
    const { person, voicemail } = composeCall(letterTexts.en, factsOf("TX", "en", "Senator Alvarez"));
    expect(person[0]).toContain("Senator Alvarez represents me");
    for (const script of [person, voicemail]) expect(script.join(" ")).toContain(stateLaws["TX"]!.en.ask);
    expect(voicemail.at(-1)).toContain("call me back");
  });
});
