import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { type OpenedPetition, petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { SignSide, SignWhileAway } from "@/app/_web/pages/sign-side";
import { stateEditionTemplate } from "@/app/_web/templates/petition-templates";
import { PetitionFrame } from "@/components/petition/petition-frame";
import { StateLaw } from "@/components/petition/state-law";
import { WhatIsSigned } from "@/components/petition/what-is-signed";
import { formatDate } from "@/i18n/format";
import { findState } from "@/lib/content/states";
import { type Locale, localePath } from "@/lib/locale";
import { findStateEdition } from "@/lib/petitions/queries";
import { lawAnchor } from "@/lib/petitions/rules";
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

export default async function StateEditionPage(props: Props) {
  const { state } = await props.params;
  return showFromTemplate(
    stateEditionTemplate,
    props,
    (opened) => showEdition(opened, state),
    async (slug, locale) => (
      <SignWhileAway
        locale={locale}
        action={signAction.bind(null, slug, locale)}
        slug={slug}
        path={`/petitions/${slug}/${state}`}
        from={(await props.searchParams).from}
      />
    ),
  );
}

async function showEdition({ frame: { slug, phase }, version, locale, Slot }: OpenedPetition, state: string) {
  const { code, inSentence } = requireState(state);
  const [edition, t, states] = await Promise.all([
    findStateEdition(slug, code),
    getTranslations("petition.state"),
    getTranslations("states.edition"),
  ]);
  if (!edition) notFound();
  const { law, [locale]: translation } = edition.content;
  const { title, summary, ask } = version.content[locale];
  const stateName = inSentence[locale];
  return (
    <PetitionFrame
      title={t("heading", { state: stateName })}
      eyebrow={
        <a href={pathIn(locale, slug)} className="inline-block py-1 text-link">
          {title}
        </a>
      }
      number={<Slot name="number" follows />}
      lead={summary}
      bar={<Slot name="bar" follows />}
      side={
        <SignSide
          open={phase === "open"}
          locale={locale}
          action={signAction.bind(null, slug, locale)}
          slug={slug}
          path={`/petitions/${slug}/${code.toLowerCase()}`}
          Slot={Slot}
          what={<WhatIsSigned title={title} ask={ask} askHref={`${pathIn(locale, slug)}#ask`} />}
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
      <Slot name="progress" className="empty:hidden" />
      <ul>
        <FurtherLink href={localePath(locale, `/states/${code.toLowerCase()}`)}>
          {states("more", { state: stateName })}
        </FurtherLink>
        <FurtherLink href={pathIn(locale, slug)}>{t("whole")}</FurtherLink>
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
function pathIn(locale: Locale, slug: string, code?: string): string {
  return localePath(locale, `/petitions/${slug}${code === undefined ? "" : `/${code.toLowerCase()}`}`);
}

function requireState(code: string) {
  return (/^[a-z]{2}$/i.test(code) ? findState(code.toUpperCase()) : null) ?? notFound();
}
