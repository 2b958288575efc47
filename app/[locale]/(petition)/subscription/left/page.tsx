import { doneMetadata, showDone } from "@/app/_web/forms/done-page";
import type { Messages } from "@/i18n/messages";

type Props = PageProps<"/[locale]/subscription/left">;

const doneOf = ({ news: { unsubscribe } }: Messages) => ({
  title: unsubscribe.leftTitle,
  lead: unsubscribe.left,
  more: unsubscribe.leftKept,
  link: unsubscribe.leftLink,
  path: "/",
});

export function generateMetadata({ params }: Props) {
  return doneMetadata(params, doneOf);
}

/** After leaving by the link of an email. */
export default function LeftPage({ params }: Props) {
  return showDone(params, doneOf);
}
