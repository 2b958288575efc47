import { notFound } from "next/navigation";
import { isLocale, type Locale } from "@/lib/locale";

/** The language a page was asked for; anything else is not found. */
export function requireLocale(given: string): Locale {
  if (!isLocale(given)) notFound();
  return given;
}
