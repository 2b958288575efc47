import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { LinkedText } from "@/components/petition/linked-text";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { formatDay } from "@/i18n/format";
import { type Locale, localePath } from "@/lib/locale";
import { findPublicUpdate } from "@/lib/updates/queries";
import { updateIdInput } from "@/lib/updates/schema";

type Props = PageProps<"/[locale]/petitions/[slug]/updates/[id]">;

export async function generateMetadata({ params }: Props) {
  const { id } = await params;
  return petitionMetadata(params, async ({ slug }, locale) => {
    const { title, body } = await requireUpdate(slug, id, locale);
    const description = body.replace(/\s+/g, " ").slice(0, DESCRIPTION_LENGTH);
    return pageMetadata({ locale, path: `/petitions/${slug}/updates/${id}`, title, description });
  });
}

const DESCRIPTION_LENGTH = 160;

/** What organizers told those who asked, for everybody who comes later. */
export default function UpdatePage({ params }: Props) {
  return showPetition(params, async ({ slug, version: { content } }, locale) => {
    const update = await requireUpdate(slug, (await params).id, locale);
    const t = await getTranslations("petition.updates");
    const path = localePath(locale, `/petitions/${slug}`);
    return (
      <Page>
        <PageTitle eyebrow={t("of", { date: formatDay(locale, update.startedAt) })}>{update.title}</PageTitle>
        <LinkedText text={update.body} />
        <p className="mt-10 mb-4 max-w-measure">{t("about", { title: content[locale].title })}</p>
        <ButtonLink href={path}>{t("back")}</ButtonLink>
      </Page>
    );
  });
}

async function requireUpdate(slug: string, id: string, locale: Locale) {
  const known = updateIdInput.safeParse(id);
  return (known.success && (await findPublicUpdate(slug, known.data, locale))) || notFound();
}
