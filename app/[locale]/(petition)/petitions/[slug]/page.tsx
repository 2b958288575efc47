import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { type OpenedPetition, petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { SignSide, SignWhileAway } from "@/app/_web/pages/sign-side";
import { petitionTemplate } from "@/app/_web/templates/petition-templates";
import { EditionLinks } from "@/components/petition/edition-links";
import { PetitionFrame } from "@/components/petition/petition-frame";
import { PetitionText } from "@/components/petition/petition-text";
import { VersionLink } from "@/components/petition/version-link";
import { WhatIsSigned } from "@/components/petition/what-is-signed";
import { localePath } from "@/lib/locale";
import { states } from "@/lib/content/states";
import { signAction } from "./actions";

type Props = PageProps<"/[locale]/petitions/[slug]">;

export function generateMetadata({ params }: Props) {
  return petitionMetadata(params, ({ slug, version: { content } }, locale) =>
    pageMetadata({
      locale,
      path: `/petitions/${slug}`,
      title: content[locale].title,
      description: content[locale].summary,
    }),
  );
}

export default function PetitionPage(props: Props) {
  return showFromTemplate(petitionTemplate, props, showPage, async (slug, locale) => (
    <SignWhileAway
      locale={locale}
      action={signAction.bind(null, slug, locale)}
      slug={slug}
      path={`/petitions/${slug}`}
      from={(await props.searchParams).from}
    />
  ));
}

function showPage({ frame: { slug, phase, editions }, version, locale, Slot }: OpenedPetition) {
  const text = version.content[locale];
  const path = (rest: string) => localePath(locale, `/petitions/${slug}${rest}`);
  return (
    <PetitionFrame
      title={text.title}
      number={<Slot name="number" follows />}
      lead={text.summary}
      bar={<Slot name="bar" follows />}
      side={
        <SignSide
          open={phase === "open"}
          locale={locale}
          action={signAction.bind(null, slug, locale)}
          slug={slug}
          path={`/petitions/${slug}`}
          Slot={Slot}
          what={<WhatIsSigned title={text.title} ask={text.ask} askHref="#ask" />}
        />
      }
    >
      <PetitionText {...text} />
      <Slot name="updates" />
      <Slot name="supporters" />
      {editions.length === 0 ? null : (
        <EditionLinks
          editions={states
            .filter(({ code }) => editions.includes(code))
            .map(({ code, name }) => ({ name: name[locale], href: path(`/${code.toLowerCase()}`) }))}
        />
      )}
      <VersionLink
        number={version.number}
        createdAt={version.createdAt}
        href={path(`/versions/${version.number}`)}
        locale={locale}
      />
    </PetitionFrame>
  );
}
