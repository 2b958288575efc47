import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { formatDay } from "@/i18n/format";
import { PetitionText } from "@/components/petition/petition-text";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";
import { findPetitionVersion, listPetitionVersions } from "@/lib/petitions/queries";

type Props = PageProps<"/[locale]/petitions/[slug]/versions/[number]">;

export async function generateMetadata({ params }: Props) {
  const { number } = await params;
  return petitionMetadata(params, async ({ slug, version }, locale) => {
    const t = await getTranslations({ locale, namespace: "petition.versions" });
    const title = `${version.content[locale].title}: ${t("title", { number: String(requireNumber(number)) })}`;
    return pageMetadata({
      locale,
      path: `/petitions/${slug}/versions/${number}`,
      title,
      description: t("description"),
    });
  });
}

export default function VersionPage({ params }: Props) {
  return showPetition(params, async ({ slug, version: newest }, locale) => {
    const number = requireNumber((await params).number);
    const [version, versions, t] = await Promise.all([
      findPetitionVersion(slug, number),
      listPetitionVersions(slug),
      getTranslations("petition.versions"),
    ]);
    if (!version) notFound();
    const text = version.content[locale];
    const path = (rest: string) => localePath(locale, `/petitions/${slug}${rest}`);
    return (
      <Page>
        <PageTitle
          eyebrow={`${t("title", { number: String(number) })} · ${t("of", { date: formatDay(locale, version.createdAt) })}`}
          lead={text.summary}
        >
          {text.title}
        </PageTitle>
        <Notice className="mb-10 max-w-measure">
          <p>
            {number === newest.number ? t("newest") : t("older")}{" "}
            <a href={path("")} className="text-link">
              {t("back")}
            </a>
          </p>
        </Notice>
        <PetitionText {...text} />
        <section aria-labelledby="versions-title" className="mt-16">
          <h2 id="versions-title" className="text-xl">
            {t("all")}
          </h2>
          <ol reversed className="mt-3">
            {versions.map((each) => (
              <li key={each.number} className="py-1.5">
                <a
                  href={path(`/versions/${each.number}`)}
                  aria-current={each.number === number ? "page" : undefined}
                  className="text-link"
                >
                  {t("item", { number: String(each.number), date: formatDay(locale, each.createdAt) })}
                </a>
              </li>
            ))}
          </ol>
        </section>
      </Page>
    );
  });
}

function requireNumber(param: string): number {
  return /^[1-9]\d{0,5}$/.test(param) ? Number(param) : notFound();
}
