import { expect, test } from "vitest";

import { groupOfAction } from "@/lib/audit/schema";
import { auditSentence } from "./audit-sentence";

const names = {
  organizers: new Map([
    [1, "ada@example.org"],
    [2, "ben@example.org"],
  ]),
  stateNameOf: (code: string) => ({ TX: "Texas", VT: "Vermont" })[code] ?? code,
};
const entry = { actor: "organizer:1", subject: "petition:harbor", detail: {} };

test.each([
  [
    {
      ...entry,
      action: "export-finished",
      detail: { states: ["TX"], rows: 1134, format: "csv", reason: "hearing of 3 March" },
    },
    "ada@example.org exported 1,134 signatures of Texas as CSV: hearing of 3 March",
  ],
  [
    {
      ...entry,
      action: "organizer-changed",
      subject: "organizer:2",
      detail: { from: { role: "viewer", states: null }, to: { role: "organizer", states: ["TX", "VT"] } },
    },
    "ada@example.org changed ben@example.org from viewer of all states to organizer of Texas, Vermont",
  ],
  [
    {
      ...entry,
      action: "signature-removed",
      subject: "signature:7",
      detail: { state: "TX", reason: "a made-up name" },
    },
    "ada@example.org removed signature 7 of Texas: a made-up name",
  ],
  [
    { ...entry, action: "comments-reviewed", subject: "state:VT", detail: { included: ["1"], leftOut: [] } },
    "ada@example.org reviewed comments of Vermont: 1 included, 0 left out",
  ],
  [{ ...entry, actor: "organizer:9", action: "organizer-signed-in" }, "Organizer 9 signed in"],
  [
    { ...entry, actor: "operator", action: "switch-set", subject: "switch:signing-paused", detail: { value: true } },
    "The operator paused signing",
  ],
  [
    { ...entry, actor: "office", action: "packet-replied", subject: "packet:4", detail: { state: "TX", delivery: 2 } },
    "The office replied to packet 4 of delivery no. 2, Texas",
  ],
  [
    { ...entry, action: "packet-replied", subject: "packet:4", detail: { state: "TX", delivery: 2, way: "letter" } },
    "ada@example.org recorded an answer to packet 4 of delivery no. 2, Texas",
  ],
  [
    { ...entry, action: "packet-reply-read", subject: "packet:4", detail: { state: "TX", delivery: 2, reply: 3 } },
    "ada@example.org marked a reply to packet 4 of delivery no. 2, Texas, as read",
  ],
  [
    {
      ...entry,
      action: "packet-receipt-taken-back",
      subject: "packet:4",
      detail: { state: "TX", delivery: 2, reason: "the sheet of another office" },
    },
    "ada@example.org took back the receipt of packet 4 of delivery no. 2, Texas: the sheet of another office",
  ],
  [{ ...entry, action: "from-a-newer-version" }, "ada@example.org did “from-a-newer-version” to petition:harbor"],
])("the log tells %o", (told, sentence) => {
  expect(auditSentence(told, names)).toBe(sentence);
});

test("every action has a sentence, even where an old entry has no details", () => {
  for (const action of Object.keys(groupOfAction)) {
    const sentence = auditSentence({ ...entry, action }, names);
    expect(sentence, action).toMatch(/^ada@example\.org [a-z]/);
    expect(sentence, action).not.toContain("undefined");
  }
});
