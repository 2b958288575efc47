import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { contactIn, openContact, wordsFor } from "@/app/_web/pages/lawmaker-contact";
import { showNotFound } from "@/app/_web/pages/not-found";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { Call } from "@/components/lawmakers/call";
import { InSpanish } from "@/components/lawmakers/in-spanish";
import { Phone } from "@/components/lawmakers/phone";
import { contactPath, finderPath, openContactPath } from "@/components/lawmakers/paths";
import { RosterNote } from "@/components/lawmakers/roster-note";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";

type Props = PageProps<"/[locale]/lawmakers/call">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "lawmakers" });
  return { title: t("call.titleOpen"), description: t("metaCall"), robots: { index: false } };
}

/** What to say in a call to one lawmaker, to a person and to voice mail. */
export default async function CallPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const query = contactIn(await searchParams);
  // A link to the other language has no query where there is no script.
  if (query[0] === "") redirect(localePath(locale, finderPath()) as Route);
  return orUnavailable(async () => {
    const contact = await openContact(...query);
    if (!contact) return showNotFound();
    const t = await getTranslations("lawmakers.call");
    const back = await getTranslations("lawmakers.letter");
    const { lawmaker, state } = contact;
    const letter = lawmaker
      ? contactPath("letter", lawmaker)
      : openContactPath("letter", { state: state.code, chamber: query[2] ?? "" });
    return (
      <Page>
        <PageTitle
          eyebrow={
            <a href={localePath(locale, finderPath())} className="text-link">
              {back("back")}
            </a>
          }
          lead={t("lead")}
        >
          {lawmaker ? t("title", { name: lawmaker.name }) : t("titleOpen")}
        </PageTitle>
        <div className="max-w-measure">
          <Notice className="mb-8">
            <p>{t("nothingSent")}</p>
          </Notice>
          <h2 className="text-xl">{t("number")}</h2>
          <p className="mt-2 text-lg">{lawmaker?.phone ? <Phone phone={lawmaker.phone} /> : t("noNumber")}</p>
          <h2 className="mt-8 text-xl">{t("tips")}</h2>
          <ul className="mt-2 list-disc space-y-1 pl-6">
            {[t("tip1"), t("tip2"), t("tip3"), t("tip4")].map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
          <h2 className="mt-8 text-xl">{t("words")}</h2>
          <Call script={wordsFor(contact, "en").call} lang="en" />
          <InSpanish title={t("meaning")}>
            <Call script={wordsFor(contact, "es").call} lang="es" />
          </InSpanish>
          <p className="mt-8">
            <a href={localePath(locale, letter)} className="inline-block py-2 text-link">
              {t("write")}
            </a>
          </p>
          {contact.roster ? (
            <RosterNote state={state.code} {...contact.roster} now={new Date()} className="mt-6" />
          ) : null}
        </div>
      </Page>
    );
  });
}
