import { getTranslations, setRequestLocale } from "next-intl/server";
import { sharedSocialImages } from "@/app/social-images/shared";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { CareNotes } from "@/components/act/care-notes";
import { SocialImageList } from "@/components/act/social-image-list";
import { SentenceList } from "@/components/act/sentence-list";
import { Group } from "@/components/directories/group";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { absoluteUrl } from "@/lib/absolute-url";
import { localePath } from "@/lib/locale";
import { sharePages } from "@/lib/content/act/pages";

export async function generateMetadata({ params }: PageProps<"/[locale]/share">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = sharePages[locale];
  return pageMetadata({ locale, path: "/share", title, description });
}

export default async function SharePage({ params }: PageProps<"/[locale]/share">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("act.share");
  const { title, description, checked, sentences, socialImages, care } = sharePages[locale];
  const shared = sentences.items.map((sentence) => ({
    ...sentence,
    url: absoluteUrl(locale, sentence.path),
  }));

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/share", title }]} />
      <PageTitle lead={description}>{title}</PageTitle>
      <DueNotice checks={[checked]} />
      <CareNotes care={care} />
      <Group id="sentences" title={sentences.heading} lead={sentences.lead}>
        <SentenceList sentences={shared} />
      </Group>
      <Group id="pictures" title={socialImages.heading} lead={socialImages.lead}>
        <SocialImageList pictures={sharedSocialImages(locale)} />
      </Group>
      <ul className="border-t border-hairline pt-4">
        <li>
          <a href={localePath(locale, "/toolkits#printables")} className="inline-block py-2.5 text-link">
            {t("printables")}
          </a>
        </li>
        <li>
          <a href={localePath(locale, "/red-x")} className="inline-block py-2.5 text-link">
            {t("redX")}
          </a>
        </li>
      </ul>
    </Page>
  );
}
