import type { Metadata, Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { SignSide, SignWhileAway } from "@/app/_web/pages/sign-side";
import { PetitionFrame } from "@/components/petition/petition-frame";
import { PetitionNumber } from "@/components/petition/petition-number";
import { StateLaw } from "@/components/petition/state-law";
import { formatDate } from "@/i18n/format";
import { findState } from "@/lib/content/states";
import { type Locale, localePath } from "@/lib/locale";
import { findStateEdition } from "@/lib/petitions/queries";
import { isOpen, lawAnchor } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
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
      const { code } = requireState(state);
      if (state !== code.toLowerCase()) permanentRedirect(pathIn(locale, petition, code) as Route);
      return showEdition(petition, code, locale, (await searchParams).from);
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

async function showEdition(petition: Petition, code: string, locale: Locale, from: string | string[] | undefined) {
  const [edition, tally, t, page, states] = await Promise.all([
    findStateEdition(petition.slug, code),
    findTally(petition.id),
    getTranslations("petition.state"),
    getTranslations("petition.page"),
    getTranslations("states.edition"),
  ]);
  if (!edition) notFound();
  const { law, [locale]: translation } = edition.content;
  const { title, summary } = petition.version.content[locale];
  const stateName = requireState(code).inSentence[locale];
  return (
    <PetitionFrame
      title={t("heading", { state: stateName })}
      eyebrow={
        <a href={pathIn(locale, petition)} className="text-link">
          {title}
        </a>
      }
      lead={summary}
      jump={isOpen(petition, new Date()) ? page("jump") : null}
      number={<PetitionNumber count={tally.byState[code] ?? 0} state={stateName} />}
      side={
        <SignSide
          petition={petition}
          locale={locale}
          action={signAction.bind(null, petition.slug, locale)}
          path={`/petitions/${petition.slug}/${code.toLowerCase()}`}
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
        translation={translation}
        newest={formatDate(locale, law.lastChecked)}
      />
      <ul>
        <FurtherLink href={localePath(locale, `/states/${code.toLowerCase()}`)}>
          {states("more", { state: stateName })}
        </FurtherLink>
        <FurtherLink href={pathIn(locale, petition)}>{t("whole")}</FurtherLink>
      </ul>
    </PetitionFrame>
  );
}

function FurtherLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a href={href} className="inline-block py-1.5 text-link">
        {children}
      </a>
    </li>
  );
}

/** The path of the petition, or of its edition for one state. */
function pathIn(locale: Locale, { slug }: Petition, code?: string): string {
  return localePath(locale, `/petitions/${slug}${code === undefined ? "" : `/${code.toLowerCase()}`}`);
}

function requireState(code: string) {
  return (/^[a-z]{2}$/i.test(code) ? findState(code.toUpperCase()) : null) ?? notFound();
}
