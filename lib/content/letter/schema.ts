import { z } from "zod";

import type { ChargeFacts } from "../law/rules";
import { citedParagraph, text } from "../schema";

const byLaw = z.strictObject({ no: text, conditional: text, yes: text, yesFromAge: text, unknown: text });

// People send the letter under their own name, so each claim in it needs its source as on any page.
const reasons = z.array(citedParagraph.extend({ sources: z.array(z.string()).min(1) })).min(1);

/** The texts of the letter and of the call in one language. `{recipient}` and the like are placeholders. */
export const writtenLetter = z.strictObject({
  subject: byLaw.omit({ yesFromAge: true }),
  greeting: text,
  opening: text,
  law: text,
  /** From the law to what is asked. It differs by whether a child can be charged. */
  turn: byLaw,
  reasons: z.strictObject({ no: reasons, others: reasons }),
  close: text,
  signature: text,
  call: z.strictObject({
    hello: text,
    turn: byLaw,
    question: text,
    end: text,
    voicemail: text,
    voicemailEnd: text,
  }),
});
export type LetterTexts = z.infer<typeof writtenLetter>;

/** What a letter is written from, in one language. */
export interface LetterFacts {
  law: ChargeFacts;
  /** What the law says, and what the petition asks for. */
  summary: string;
  ask: string;
  /** The name of the state within a sentence. */
  state: string;
  /** Whom it is for, such as "Senator Alvarez". */
  recipient: string;
  /** The page with the law and its sources. */
  url: string;
}

export interface Letter {
  subject: string;
  /** Paragraphs are separated by empty lines. */
  body: string;
}

/** What to say to a person and to voice mail, in paragraphs. */
export interface CallScript {
  person: string[];
  voicemail: string[];
}
