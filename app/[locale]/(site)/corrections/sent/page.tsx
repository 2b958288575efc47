import { doneMetadata, showDone } from "@/app/_web/forms/done-page";
import type { Messages } from "@/i18n/messages";

type Props = PageProps<"/[locale]/corrections/sent">;

const doneOf = ({ news: { report } }: Messages) => ({
  title: report.sentTitle,
  lead: report.sent,
  description: report.sentDescription,
  link: report.sentBack,
  path: "/corrections",
});

export function generateMetadata({ params }: Props) {
  return doneMetadata(params, doneOf);
}

/** After reporting an error. */
export default function SentPage({ params }: Props) {
  return showDone(params, doneOf);
}
