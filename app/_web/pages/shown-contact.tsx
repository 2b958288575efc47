import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import type { ReactNode } from "react";

import { contactPath, finderPath, openContactPath } from "@/components/lawmakers/paths";
import { RosterNote } from "@/components/lawmakers/roster-note";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import { type Contact, contactIn, openContact } from "./lawmaker-contact";
import { showNotFound } from "./not-found";
import { requestLocale } from "./request-locale";
import { orUnavailable } from "./shown-petition";

interface ContactPageProps {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface ShownContact {
  contact: Contact;
  locale: Locale;
  /** The link to the call from the letter, and to the letter from the call. */
  otherWay: ReactNode;
}

/** The page of a letter or of a call: to whom it goes, what `show` makes of it, and the date of the roster. */
export async function showContact(
  way: "letter" | "call",
  { params, searchParams }: ContactPageProps,
  show: (shown: ShownContact) => ReactNode,
) {
  const locale = await requestLocale(params);
  await connection();
  const query = contactIn(await searchParams);
  // A link to the other language has no query where there is no script.
  if (query[0] === "") redirect(localePath(locale, finderPath()) as Route);
  return orUnavailable(async () => {
    const contact = await openContact(...query);
    if (!contact) return showNotFound();
    const t = await getTranslations("lawmakers");
    const { lawmaker, state, roster } = contact;
    const other = way === "letter" ? "call" : "letter";
    const path = lawmaker
      ? contactPath(other, lawmaker)
      : openContactPath(other, { state: state.code, chamber: query[2] ?? "" });
    const otherWay = (
      <a href={localePath(locale, path)} className="inline-block py-2 text-link">
        {way === "letter" ? t("letter.call") : t("call.write")}
      </a>
    );
    const back = (
      <a href={localePath(locale, finderPath())} className="text-link">
        {t("letter.back")}
      </a>
    );
    return (
      <Page>
        <div className={way === "letter" ? "print:hidden" : undefined}>
          <PageTitle eyebrow={back} lead={t(`${way}.lead`)}>
            {lawmaker ? t(`${way}.title`, { name: lawmaker.name }) : t(`${way}.titleOpen`)}
          </PageTitle>
          <Notice className="mb-8 max-w-measure">
            <p>{t(`${way}.nothingSent`)}</p>
          </Notice>
        </div>
        {await show({ contact, locale, otherWay })}
        {roster ? (
          <div className="max-w-measure print:hidden">
            <RosterNote state={state.code} {...roster} now={new Date()} className="mt-10" />
          </div>
        ) : null}
      </Page>
    );
  });
}
