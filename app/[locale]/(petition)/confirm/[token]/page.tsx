import { getTranslations, setRequestLocale } from "next-intl/server";
import { connection } from "next/server";

import { requireLocale } from "@/app/_web/require-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/shown-petition";
import { BrokenLink } from "@/components/petition/broken-link";
import { type Locale, localePath } from "@/i18n/routing";
import { setAnswerStatus } from "@/lib/answer";
import { env } from "@/lib/env";
import { readToken } from "@/lib/link-token";
import { findStanding } from "@/lib/signatures/queries";
import { AskToConfirm } from "./ask-to-confirm";
import { Thanks } from "./thanks";

type Props = PageProps<"/[locale]/confirm/[token]">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "petition.confirm" });
  return { ...PRIVATE_PAGE, title: t("title"), description: t("description") };
}

/** Reading this page changes nothing, so a mail scanner that opens it confirms nothing. The button does. */
export default async function ConfirmPage({ params }: Props) {
  const { locale: given, token } = await params;
  const locale = requireLocale(given);
  setRequestLocale(locale);
  await connection();
  return orUnavailable(async () => {
    const id = readToken("confirm", token);
    const standing = id === null ? null : await findStanding(id);
    if (id === null || !standing) return <BrokenConfirmLink locale={locale} />;
    if (standing.status === "confirmed") return <Thanks id={id} standing={standing} locale={locale} />;
    return <AskToConfirm id={id} token={token} standing={standing} locale={locale} />;
  });
}

async function BrokenConfirmLink({ locale }: { locale: Locale }) {
  setAnswerStatus(404);
  const t = await getTranslations("petition.confirm");
  return (
    <BrokenLink
      title={t("badTitle")}
      text={t("bad")}
      waysTitle={t("badWays")}
      ways={[
        { text: t("badWay1") },
        { text: t("badWay2"), href: localePath(locale, "/confirm") },
        { text: t("badWay3"), href: localePath(locale, "/petitions") },
        { text: t("mailTo"), href: `mailto:${env.CONTACT_EMAIL}` },
      ]}
    />
  );
}
