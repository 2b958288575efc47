import { describe, expect, test } from "vitest";

import type { PublicRecipient } from "@/lib/deliveries/schema";
import { recipientName } from "./packet-facts";

const chamber = (which: PublicRecipient["chamber"]): PublicRecipient => ({
  ...{ kind: "chamber", title: null, name: null, chamber: which, districtName: null },
});

// As /verify, the page of an office and the console name who gets a packet.
describe("a packet for a chamber is for", () => {
  test.each([
    ["upper", "TX", "the Senate of Texas", "el Senado (Texas)"],
    ["lower", "CA", "the State Assembly of California", "la Asamblea Estatal (California)"],
    [null, "TX", "the legislature of Texas", "la legislatura (Texas)"],
    // Nebraska has one chamber alone.
    ["lower", "NE", "the lower chamber of the legislature of Nebraska", "la cámara baja de la legislatura (Nebraska)"],
  ] as const)("the %s one of %s by its own name, if it has one", (which, state, en, es) => {
    expect(recipientName("en", chamber(which), state)).toBe(en);
    expect(recipientName("es", chamber(which), state)).toBe(es);
  });
});
