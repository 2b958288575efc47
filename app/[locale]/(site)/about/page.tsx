import { contentPage } from "@/app/_web/pages/content-page";
import { partsOfWhoRunsIt, WhoRunsIt } from "@/components/act/who-runs-it";
import { Article } from "@/components/site/article";
import { messagesOf } from "@/i18n/messages";
import { sitePages } from "@/lib/content/pages";
import { env } from "@/lib/env";

const { generateMetadata, Page } = contentPage({
  path: "/about",
  about: (locale) => sitePages.about[locale],
  body: (locale) => (
    <Article page={sitePages.about[locale]} more={partsOfWhoRunsIt(messagesOf(locale).act.about)}>
      <WhoRunsIt
        siteName={env.SITE_NAME}
        organizationName={env.ORGANIZATION_NAME}
        contactEmail={env.CONTACT_EMAIL}
        postalAddress={env.POSTAL_ADDRESS}
      />
    </Article>
  ),
});
export { generateMetadata, Page as default };
