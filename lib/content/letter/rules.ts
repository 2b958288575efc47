import { interpolate, tidyLine } from "@/lib/text";

import { type ChargeFacts, chargeOf } from "../law/rules";
import type { CallScript, Letter, LetterFacts, LetterTexts } from "./schema";

/** A letter to one recipient about the law of one state. What it asks for depends on what the law is. */
export function composeLetter(texts: LetterTexts, facts: LetterFacts): Letter {
  const { kind, turn } = kindsOf(facts.law);
  const say = sayWith(facts);
  const law =
    kind === "unknown" ? [say(texts.turn.unknown)] : [say(texts.law), `${say(texts.turn[turn])} ${facts.ask}`];
  const reasons = reasonsFor(texts, facts.law).map(({ text }) => text);
  const paragraphs = [say(texts.greeting), say(texts.opening), ...law, reasons.join(" "), say(texts.close)];
  return { subject: texts.subject[kind], body: [...paragraphs, texts.signature].join("\n\n") };
}

/** What to say on the telephone, to a person and to voice mail. */
export function composeCall({ call }: LetterTexts, facts: LetterFacts): CallScript {
  const { kind, turn } = kindsOf(facts.law);
  const say = sayWith(facts);
  const ask = kind === "unknown" ? say(call.turn.unknown) : `${say(call.turn[turn])} ${facts.ask}`;
  return {
    person: [say(call.hello), ask, say(call.question), call.end],
    voicemail: [say(call.voicemail), ask, call.voicemailEnd],
  };
}

/** The reasons in a letter about a law. Where a child cannot be charged, they are about the help behind the law. */
export function reasonsFor({ reasons }: LetterTexts, law: ChargeFacts) {
  return kindsOf(law).kind === "no" ? reasons.no : reasons.others;
}

function kindsOf(law: ChargeFacts) {
  const kind = law.chargeable ?? "unknown";
  return { kind, turn: chargeOf(law).charge === "yesFromAge" ? "yesFromAge" : kind } as const;
}

function sayWith({ law, summary, state, recipient, url }: LetterFacts) {
  // A name comes from a roster that others wrote, so it must not begin a new line of the letter.
  const values = { age: law.immunityAge ?? 18, summary, state, recipient: tidyLine(recipient), url };
  return (text: string) => interpolate(text, values);
}
