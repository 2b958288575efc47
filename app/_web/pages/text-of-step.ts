import { createTranslator } from "next-intl";

import { messagesOf } from "@/i18n/messages";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import type { Locale } from "@/lib/locale";

/** What happened in a step, as a title and a text. */
export function textOfStep(step: ProgressStep, locale: Locale): { title: string; text: string } {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "states.progress" });
  if (!("bill" in step))
    return {
      title: t(`offices.${step.kind}`, { count: step.offices }),
      text: step.recipient ?? messagesOf(locale).feed.offices,
    };
  const { kind, bill, note } = step;
  return {
    title: `${t(`kinds.${kind}`)} (${bill.number})`,
    text: [bill.title, note?.[locale]].filter(Boolean).join(". "),
  };
}
