import { contentPage } from "@/app/_web/pages/content-page";
import { Article } from "@/components/site/article";
import { sitePages } from "@/lib/content/pages";

const { generateMetadata, Page } = contentPage({
  path: "/accessibility",
  about: (locale) => sitePages.accessibility[locale],
  body: (locale) => <Article page={sitePages.accessibility[locale]} />,
});
export { generateMetadata, Page as default };
