import { absoluteUrl } from "@/lib/absolute-url";
import type { Locale } from "@/lib/locale";
import { renderEmail } from "@/lib/mail/rendering";

/** The email that asks to confirm a signature, with a link and a code that are examples. */
export const confirmationExample = ({ titleEn, titleEs }: { titleEn: string; titleEs: string }, locale: Locale) =>
  renderEmail({
    kind: "confirm-signature",
    locale,
    title: locale === "en" ? titleEn : titleEs,
    confirmUrl: absoluteUrl(locale, "/confirm/EXAMPLE"),
    code: "EXAM-PLE2",
    codeFormUrl: absoluteUrl(locale, "/confirm"),
  });
