import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { type Contact, wordsFor } from "@/app/_web/pages/lawmaker-contact";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { showContact } from "@/app/_web/pages/shown-contact";
import { InSpanish } from "@/components/lawmakers/in-spanish";
import { Letter } from "@/components/lawmakers/letter";
import { FoldedSources } from "@/components/petition/petition-text";
import { statePath } from "@/components/states/law-map";
import { sourcesOfLetter, letterTexts } from "@/lib/content/letter/texts";
import { reasonsFor } from "@/lib/content/letter/rules";
import { mailboxOf, webUrl } from "@/lib/lawmakers/contact/rules";
import { type Locale, localePath } from "@/lib/locale";

type Props = PageProps<"/[locale]/lawmakers/letter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "lawmakers" });
  return { title: t("letter.titleOpen"), description: t("metaLetter"), robots: { index: false } };
}

/** A letter to one lawmaker, to change and to send oneself. The site sends nothing and learns nothing of it. */
export default function LetterPage(props: Props) {
  return showContact("letter", props, ({ contact, locale, otherWay }) => {
    const { letter } = wordsFor(contact, "en");
    const { lawmaker } = contact;
    return (
      <>
        <Letter
          {...letter}
          name={lawmaker?.name ?? null}
          email={mailboxOf(lawmaker?.email ?? null)}
          formUrl={webUrl(lawmaker?.formUrl ?? null)}
        />
        <div className="max-w-measure print:hidden">
          <div className="mt-4">{otherWay}</div>
          <Meaning contact={contact} />
          <Points contact={contact} locale={locale} />
        </div>
      </>
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
async function Points({ contact: { state, law, record }, locale }: PartProps) {
  const t = await getTranslations("lawmakers.letter");
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
