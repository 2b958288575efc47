import { contentPage } from "@/app/_web/pages/content-page";
import { LearnContents } from "@/components/learn/learn-contents";
import { messagesOf } from "@/i18n/messages";
import { writtenGlossaries, writtenPages } from "@/lib/content/learn/written";

const { generateMetadata, Page } = contentPage({
  path: "/learn",
  about: (locale) => messagesOf(locale).learn,
  body: (locale) => <LearnContents entries={writtenPages[locale]} glossary={writtenGlossaries[locale]} />,
});
export { generateMetadata, Page as default };
