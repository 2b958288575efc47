import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { sharedSocialImages } from "@/app/social-images/shared";
import { CareNotes } from "@/components/act/care-notes";
import { SentenceList } from "@/components/act/sentence-list";
import { SocialImageList } from "@/components/act/social-image-list";
import { Group } from "@/components/directories/group";
import { DueLine } from "@/components/site/sources";
import { absoluteUrl } from "@/lib/absolute-url";
import { sharePages } from "@/lib/content/act/pages";
import { type Locale, localePath } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/share",
  about: (locale) => sharePages[locale],
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("act.share");
  const { checked, sentences, socialImages, care } = sharePages[locale];
  const shared = sentences.items.map((sentence) => ({
    ...sentence,
    url: absoluteUrl(locale, sentence.path),
  }));

  return (
    <>
      <CareNotes care={care} />
      <Group id="sentences" title={sentences.heading} lead={sentences.lead}>
        <SentenceList sentences={shared} />
      </Group>
      <Group id="pictures" title={socialImages.heading} lead={socialImages.lead}>
        <SocialImageList images={sharedSocialImages(locale)} />
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
      <DueLine checks={[checked]} />
    </>
  );
}
