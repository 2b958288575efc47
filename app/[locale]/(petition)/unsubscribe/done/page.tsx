import { donePage } from "@/app/_web/forms/done-page";

/** The page after stopping the emails about a petition. */
const { generateMetadata, Page } = donePage(({ petition: { unsubscribe } }) => ({
  title: unsubscribe.doneTitle,
  lead: unsubscribe.done,
  link: unsubscribe.back,
  path: "/petitions",
}));
export { generateMetadata, Page as default };
