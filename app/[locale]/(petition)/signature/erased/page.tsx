import { donePage } from "@/app/_web/forms/done-page";

/** The page after erasing a signature. */
const { generateMetadata, Page } = donePage(({ petition: { own } }) => ({
  title: own.erasedTitle,
  lead: own.erasedText,
  link: own.erasedLink,
  path: "/",
}));
export { generateMetadata, Page as default };
