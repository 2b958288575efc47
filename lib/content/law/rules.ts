import type { Locale } from "@/lib/locale";
import type { StateLaw } from "../schema";

/** Whether a child can be charged, as the site says it in one line. */
export type Charge = "no" | "noAsFarAsFound" | "conditional" | "yes" | "yesAsFarAsFound" | "yesFromAge" | "unknown";

export type ChargeFacts = Pick<StateLaw, "chargeable" | "immunityAge" | "basis">;

/**
 * How to sum up a law in one line. The line is never surer than the basis of the record, and says the age where only the
 * youngest are protected. Only `yesFromAge` uses the age.
 */
export function chargeOf({ chargeable, immunityAge, basis }: ChargeFacts): { charge: Charge; age: number } {
  return { charge: chargeIn({ chargeable, immunityAge, basis }), age: immunityAge ?? 18 };
}

function chargeIn({ chargeable, immunityAge, basis }: ChargeFacts): Charge {
  if (chargeable === "yes" && immunityAge !== null) return "yesFromAge";
  if (basis === "knowledge" && chargeable === "yes") return "yesAsFarAsFound";
  if (basis === "knowledge" && chargeable === "no") return "noAsFarAsFound";
  return chargeable ?? "unknown";
}

/** How a state is drawn: lit, half lit, dark, or in dots where the law is not confirmed. */
export type Light = "full" | "partial" | "none" | "unverified";

const lights = { no: "full", conditional: "partial", yes: "none" } as const;

/**
 * The light of a state, on maps and as a lighthouse. It says only whether a child can be charged, so a state whose protection
 * comes after a charge is dark. Its status says how far the law protects at all.
 */
export function lightOf({ chargeable }: Pick<ChargeFacts, "chargeable">): Light {
  return chargeable === null ? "unverified" : lights[chargeable];
}

/** The citation of the statute. What is not a part of its name is in the reader's language. */
export function citationIn({ citation }: Pick<StateLaw, "citation">, locale: Locale): string | null {
  return typeof citation === "object" && citation !== null ? citation[locale] : citation;
}
