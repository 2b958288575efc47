import type { Locale } from "@/lib/locale";
import type { StateLaw } from "../schema";

/** The ways to say whether a child can be charged, from what is known to what is not. */
export type Charge = "no" | "noAsFarAsFound" | "conditional" | "yes" | "yesAsFarAsFound" | "yesFromAge" | "unknown";

export type ChargeFacts = Pick<StateLaw, "chargeable" | "immunityAge" | "basis">;

/**
 * How a law may be told in one line: never surer than what it rests on, and with the age where only the youngest are
 * protected. The age is that of `yesFromAge`; the other lines do not name one.
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

/** The statute as it is cited in one language: what is no part of its name is in the reader's words. */
export function citationIn({ citation }: Pick<StateLaw, "citation">, locale: Locale): string | null {
  return typeof citation === "object" && citation !== null ? citation[locale] : citation;
}
