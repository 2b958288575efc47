import { donePage } from "@/app/_web/forms/done-page";

/** The page after reporting an error. */
const { generateMetadata, Page } = donePage(({ news: { report } }) => ({
  title: report.sentTitle,
  lead: report.sent,
  description: report.sentDescription,
  link: report.sentBack,
  path: "/corrections",
}));
export { generateMetadata, Page as default };
