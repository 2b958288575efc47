import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";

import { TIME_ZONE } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import type { AnyTemplate } from "./all-templates";
import { unknownPetitionLabel } from "./petition-label-slot";
import type { PageRequest } from "./page-template";

/** The HTML of the slots that a page has. Only our server calls this: Next does not render components outside of a page. */
export function renderSlots(
  { slots }: AnyTemplate,
  live: unknown,
  request: PageRequest,
  isOnPage: (slot: string) => boolean,
): Map<string, string> {
  const { locale } = request;
  const rendered = Object.entries({ ...unknownPetitionLabel, ...slots })
    .filter(([name]) => isOnPage(name))
    .map(([name, fill]): [string, string] => [
      name,
      renderToStaticMarkup(
        <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone={TIME_ZONE}>
          {fill(live, request)}
        </NextIntlClientProvider>,
      ),
    ]);
  return new Map(rendered);
}
