import { doneMetadata, showDone } from "@/app/_web/forms/done-page";
import type { Messages } from "@/i18n/messages";

type Props = PageProps<"/[locale]/signature/erased">;

const doneOf = ({ petition: { own } }: Messages) => ({
  title: own.erasedTitle,
  lead: own.erasedText,
  link: own.erasedLink,
  path: "/",
});

export function generateMetadata({ params }: Props) {
  return doneMetadata(params, doneOf);
}

/** After erasing. */
export default function ErasedPage({ params }: Props) {
  return showDone(params, doneOf);
}
