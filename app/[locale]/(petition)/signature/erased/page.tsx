import { donePage } from "@/app/_web/forms/done-page";

/** After erasing. */
const { generateMetadata, Page } = donePage(({ petition: { own } }) => ({
  title: own.erasedTitle,
  lead: own.erasedText,
  link: own.erasedLink,
  path: "/",
}));
export { generateMetadata, Page as default };
