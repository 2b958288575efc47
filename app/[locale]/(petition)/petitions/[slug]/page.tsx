import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { SignSide, SignWhileAway } from "@/app/_web/pages/sign-side";
import { EditionLinks } from "@/components/petition/edition-links";
import { PetitionFrame } from "@/components/petition/petition-frame";
import { PetitionNumber } from "@/components/petition/petition-number";
import { PetitionText } from "@/components/petition/petition-text";
import { Supporters } from "@/components/petition/supporters";
import { VersionLink } from "@/components/petition/version-link";
import { localePath } from "@/lib/locale";
import { findState, states } from "@/lib/content/states";
import { isOpen } from "@/lib/petitions/rules";
import { listRecentSupporters } from "@/lib/signatures/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { signAction } from "./actions";

const SUPPORTERS_SHOWN = 10;

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

export default function PetitionPage({ params, searchParams }: Props) {
  return showPetition(
    params,
    async (petition, locale) => {
      const [{ from }, tally, supporters, t] = await Promise.all([
        searchParams,
        findTally(petition.id),
        listRecentSupporters(petition.id, SUPPORTERS_SHOWN),
        getTranslations("petition.page"),
      ]);
      const { slug, goal, version } = petition;
      const text = version.content[locale];
      const path = (rest: string) => localePath(locale, `/petitions/${slug}${rest}`);
      return (
        <PetitionFrame
          title={text.title}
          lead={text.summary}
          jump={isOpen(petition, new Date()) ? t("jump") : null}
          number={<PetitionNumber count={tally.confirmed} goal={goal} />}
          side={
            <SignSide
              petition={petition}
              locale={locale}
              action={signAction.bind(null, slug, locale)}
              path={`/petitions/${slug}`}
              from={from}
              count={tally.confirmed}
            />
          }
        >
          <PetitionText {...text} />
          <Supporters
            supporters={supporters.map(({ shownName, state }) => ({
              shownName,
              state: findState(state)?.name[locale] ?? state,
            }))}
          />
          <EditionLinks
            editions={states.map(({ code, name }) => ({ name: name[locale], href: path(`/${code.toLowerCase()}`) }))}
          />
          <VersionLink
            number={version.number}
            createdAt={version.createdAt}
            href={path(`/versions/${version.number}`)}
            locale={locale}
          />
        </PetitionFrame>
      );
    },
    async (slug, locale) => (
      <SignWhileAway
        locale={locale}
        action={signAction.bind(null, slug, locale)}
        path={`/petitions/${slug}`}
        from={(await searchParams).from}
      />
    ),
  );
}
