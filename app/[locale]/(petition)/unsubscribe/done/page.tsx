import { doneMetadata, showDone } from "@/app/_web/forms/done-page";
import type { Messages } from "@/i18n/messages";

type Props = PageProps<"/[locale]/unsubscribe/done">;

const doneOf = ({ petition: { unsubscribe } }: Messages) => ({
  title: unsubscribe.doneTitle,
  lead: unsubscribe.done,
  link: unsubscribe.back,
  path: "/petitions",
});

export function generateMetadata({ params }: Props) {
  return doneMetadata(params, doneOf);
}

/** After stopping the emails about a petition. */
export default function UnsubscribedPage({ params }: Props) {
  return showDone(params, doneOf);
}
