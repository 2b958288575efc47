import type { Metadata, Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { SignSide, SignWhileAway } from "@/app/_web/pages/sign-side";
import { formatDate } from "@/i18n/format";
import { PetitionFrame } from "@/components/petition/petition-frame";
import { PetitionNumber } from "@/components/petition/petition-number";
import { StateLaw } from "@/components/petition/state-law";
import { localePath } from "@/lib/locale";
import { findState } from "@/lib/content/states";
import { findStateEdition } from "@/lib/petitions/queries";
import { isOpen, lawAnchor } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import { signAction } from "../actions";

type Props = PageProps<"/[locale]/petitions/[slug]/[state]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state } = await params;
  return petitionMetadata(params, async ({ slug, version: { content } }, locale) => {
    const t = await getTranslations({ locale, namespace: "petition.state" });
    const { name, inSentence } = requireState(state);
    return pageMetadata({
      locale,
      path: `/petitions/${slug}/${state}`,
      title: t("title", { petition: content[locale].title, state: name[locale] }),
      description: t("description", { state: inSentence[locale] }),
    });
  });
}

export default function StateEditionPage({ params, searchParams }: Props) {
  return showPetition(
    params,
    async (petition, locale) => {
      const { state } = await params;
      const { code, inSentence } = requireState(state);
      const path = (rest: string) => localePath(locale, `/petitions/${petition.slug}${rest}`);
      if (state !== code.toLowerCase()) permanentRedirect(path(`/${code.toLowerCase()}`) as Route);
      const [{ from }, edition, tally, t, page, more] = await Promise.all([
        searchParams,
        findStateEdition(petition.slug, code),
        findTally(petition.id),
        getTranslations("petition.state"),
        getTranslations("petition.page"),
        getTranslations("states.edition"),
      ]);
      if (!edition) notFound();
      const { law, [locale]: words } = edition.content;
      const stateName = inSentence[locale];
      return (
        <PetitionFrame
          title={t("heading", { state: stateName })}
          eyebrow={
            <a href={path("")} className="text-link">
              {petition.version.content[locale].title}
            </a>
          }
          lead={petition.version.content[locale].summary}
          jump={isOpen(petition, new Date()) ? page("jump") : null}
          number={<PetitionNumber count={tally.byState[code] ?? 0} state={stateName} />}
          side={
            <SignSide
              petition={petition}
              locale={locale}
              action={signAction.bind(null, petition.slug, locale)}
              path={`/petitions/${petition.slug}/${state}`}
              from={from}
              count={tally.confirmed}
              stateName={stateName}
            />
          }
        >
          <StateLaw
            anchor={lawAnchor(edition.updatedAt)}
            stateName={stateName}
            law={law}
            words={words}
            newest={formatDate(locale, law.lastChecked)}
          />
          <ul>
            <li>
              <a href={localePath(locale, `/states/${code.toLowerCase()}`)} className="inline-block py-1.5 text-link">
                {more("more", { state: stateName })}
              </a>
            </li>
            <li>
              <a href={path("")} className="inline-block py-1.5 text-link">
                {t("whole")}
              </a>
            </li>
          </ul>
        </PetitionFrame>
      );
    },
    async (slug, locale) => (
      <SignWhileAway
        locale={locale}
        action={signAction.bind(null, slug, locale)}
        path={`/petitions/${slug}/${(await params).state}`}
        from={(await searchParams).from}
      />
    ),
  );
}

function requireState(given: string) {
  return (/^[a-z]{2}$/i.test(given) ? findState(given.toUpperCase()) : null) ?? notFound();
}
