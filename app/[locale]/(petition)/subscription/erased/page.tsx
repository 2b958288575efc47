import { donePage } from "@/app/_web/forms/done-page";

/** The page after erasing a subscription. */
const { generateMetadata, Page } = donePage(({ news: { own } }) => ({
  title: own.erasedTitle,
  lead: own.erasedText,
  link: own.erasedLink,
  path: "/",
}));
export { generateMetadata, Page as default };
