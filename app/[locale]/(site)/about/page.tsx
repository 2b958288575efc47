import { contentPage } from "@/app/_web/pages/content-page";
import { WhoRunsIt } from "@/components/act/who-runs-it";
import { Article } from "@/components/site/article";
import { sitePages } from "@/lib/content/pages";
import { env } from "@/lib/env";

const { generateMetadata, Page } = contentPage({
  path: "/about",
  about: (locale) => sitePages.about[locale],
  body: (locale) => (
    <Article page={sitePages.about[locale]}>
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
