import { donePage } from "@/app/_web/forms/done-page";

/** The page after leaving by the link of an email. */
const { generateMetadata, Page } = donePage(({ news: { unsubscribe } }) => ({
  title: unsubscribe.leftTitle,
  lead: unsubscribe.left,
  more: unsubscribe.leftKept,
  link: unsubscribe.leftLink,
  path: "/",
}));
export { generateMetadata, Page as default };
