import { NextIntlClientProvider } from "next-intl";
import { createElement, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";

import { TIME_ZONE } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import type { AnyTemplate } from "./all-templates";
import { unknownPetitionLabel } from "./petition-label-slot";
import type { PageRequest } from "./page-template";

// An element between two slots. No text can look like it, because React escapes texts.
const END = "slot-end";

/** The HTML of the slots that a page has. Only our server calls this: Next does not render components outside of a page. */
export function renderSlots(
  { slots }: AnyTemplate,
  live: unknown,
  request: PageRequest,
  isOnPage: (slot: string) => boolean,
): Map<string, string> {
  const { locale } = request;
  const wanted = Object.entries({ ...unknownPetitionLabel, ...slots }).filter(([name]) => isOnPage(name));
  // In one rendering, because beginning one takes time too.
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone={TIME_ZONE}>
      {wanted.map(([name, fill]) => (
        <Fragment key={name}>
          {fill(live, request)}
          {createElement(END)}
        </Fragment>
      ))}
    </NextIntlClientProvider>,
  );
  const parts = html.split(`<${END}></${END}>`);
  return new Map(wanted.map(([name], place) => [name, parts[place]!]));
}
