import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { type Contact, contactIn, openContact, wordsFor } from "@/app/_web/pages/lawmaker-contact";
import { showNotFound } from "@/app/_web/pages/not-found";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { InSpanish } from "@/components/lawmakers/in-spanish";
import { Letter } from "@/components/lawmakers/letter";
import { contactPath, finderPath, openContactPath } from "@/components/lawmakers/paths";
import { RosterNote } from "@/components/lawmakers/roster-note";
import { FoldedSources } from "@/components/petition/petition-text";
import { statePath } from "@/components/states/law-map";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { sourcesOfLetter, letterTexts } from "@/lib/content/letter/texts";
import { reasonsFor } from "@/lib/content/letter/rules";
import { stateLaws } from "@/lib/content/state-laws";
import { mailboxOf, webUrl } from "@/lib/lawmakers/contact/rules";
import { type Locale, localePath } from "@/lib/locale";

type Props = PageProps<"/[locale]/lawmakers/letter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "lawmakers" });
  return { title: t("letter.titleOpen"), description: t("metaLetter"), robots: { index: false } };
}

/** A letter to one lawmaker, to change and to send oneself. The site sends nothing and learns nothing of it. */
export default async function LetterPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const query = contactIn(await searchParams);
  // A link to the other language has no query where there is no script.
  if (query[0] === "") redirect(localePath(locale, finderPath()) as Route);
  return orUnavailable(async () => {
    const contact = await openContact(...query);
    if (!contact) return showNotFound();
    const t = await getTranslations("lawmakers.letter");
    const { lawmaker, state } = contact;
    const { letter } = wordsFor(contact, "en");
    const back = (
      <a href={localePath(locale, finderPath())} className="text-link">
        {t("back")}
      </a>
    );
    const call = lawmaker
      ? contactPath("call", lawmaker)
      : openContactPath("call", { state: state.code, chamber: query[2] ?? "" });
    return (
      <Page>
        <div className="print:hidden">
          <PageTitle eyebrow={back} lead={t("lead")}>
            {lawmaker ? t("title", { name: lawmaker.name }) : t("titleOpen")}
          </PageTitle>
          <Notice className="mb-8 max-w-measure">
            <p>{t("nothingSent")}</p>
          </Notice>
        </div>
        <Letter
          {...letter}
          name={lawmaker?.name ?? null}
          email={mailboxOf(lawmaker?.email ?? null)}
          formUrl={webUrl(lawmaker?.formUrl ?? null)}
        />
        <div className="max-w-measure print:hidden">
          <p className="mt-4">
            <a href={localePath(locale, call)} className="inline-block py-2 text-link">
              {t("call")}
            </a>
          </p>
          <Meaning contact={contact} />
          <Points contact={contact} locale={locale} />
          {contact.roster ? (
            <RosterNote state={state.code} {...contact.roster} now={new Date()} className="mt-10" />
          ) : null}
        </div>
      </Page>
    );
  });
}

interface PartProps {
  contact: Contact;
  locale: Locale;
}

async function Meaning({ contact }: Pick<PartProps, "contact">) {
  const t = await getTranslations("lawmakers.letter");
  const { letter } = wordsFor(contact, "es");
  return (
    <InSpanish title={t("meaning")} hint={t("meaningHint")}>
      <div lang="es" className="mt-3 space-y-3 whitespace-pre-line">
        {letter.body.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </InSpanish>
  );
}

/** What the letter says about the law, what it asks and why, with the sources. */
async function Points({ contact: { state, law }, locale }: PartProps) {
  const t = await getTranslations("lawmakers.letter");
  const record = stateLaws[state.code]!;
  const reasons = reasonsFor(letterTexts[locale], law).map(({ text }) => text);
  const points = [
    [t("pointLaw"), [record[locale].summary]],
    [t("pointAsk"), [record[locale].ask]],
    [t("pointReasons"), reasons],
  ] as const;
  return (
    <section aria-labelledby="points" className="mt-10">
      <h2 id="points" className="text-xl">
        {t("points")}
      </h2>
      <dl className="mt-3 space-y-3">
        {points.map(([label, texts]) => (
          <div key={label}>
            <dt className="font-semibold">{label}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      <FoldedSources sources={[...record.law.sources, ...sourcesOfLetter(law, locale)]} />
      <p>
        <a href={localePath(locale, statePath(state.code))} className="inline-block py-2 text-link">
          {t("state", { state: state.inSentence[locale] })}
        </a>
      </p>
    </section>
  );
}
