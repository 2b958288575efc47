import { formatDate } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { findState } from "@/lib/content/states";
import { listSteps } from "@/lib/deliveries/progress/queries";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import type { Locale } from "@/lib/locale";
import type { SharedText } from "@/lib/mail/schema";
import { interpolate } from "@/lib/text";
import { textOfStep } from "./text-of-step";

/** What an update about a step of a bill or a delivery begins with, in both languages. Null where there is no such step. */
export async function updateOfStep(slug: string, id: unknown): Promise<{ content: SharedText; state: string } | null> {
  const step = typeof id === "string" ? (await listSteps(slug)).find((each) => each.id === id) : undefined;
  return step ? { content: { en: written(step, "en"), es: written(step, "es") }, state: step.state } : null;
}

function written(step: ProgressStep, locale: Locale): { title: string; body: string } {
  const { feed } = messagesOf(locale);
  const { title, text } = textOfStep(step, locale);
  const state = findState(step.state)?.name[locale] ?? step.state;
  const page = absoluteUrl(locale, `/states/${step.state.toLowerCase()}#${step.id}`);
  return {
    title: interpolate(feed.step, { state, step: title }),
    body: [`${formatDate(locale, step.dated)}: ${text}`, page].join("\n\n"),
  };
}
