import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { cache } from "react";

import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { type ConfirmFrame, confirmTemplate } from "@/app/_web/templates/confirm-template";
import { openTemplate } from "@/app/_web/templates/open-template";
import type { Locale } from "@/lib/locale";
import { AskToConfirm } from "./ask-to-confirm";
import { BrokenConfirmLink } from "./broken-confirm-link";
import { Thanks } from "./thanks";

type Props = PageProps<"/[locale]/confirm/[token]">;

// The page and its title share one query.
const open = cache((token: string, locale: Locale) => openTemplate(confirmTemplate, { locale, params: { token } }));

const titles = { thanks: "thanksTitle", held: "heldTitle" } as Partial<
  Record<ConfirmFrame["view"], "thanksTitle" | "heldTitle">
>;

export async function generateMetadata({ params }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  const t = await getTranslations({ locale, namespace: "petition.confirm" });
  // While the database is away, the page itself says so.
  const opened = await open(token, locale).catch(() => null);
  return {
    ...PRIVATE_PAGE,
    title: t(titles[opened?.frame.view ?? "confirm"] ?? "title"),
    description: t("description"),
  };
}

/** Reading this page changes nothing, so a mail scanner that opens it confirms nothing. The button does. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const opened = await open(token, locale);
    if (!opened) return <BrokenConfirmLink locale={locale} />;
    return titles[opened.frame.view] ? (
      <Thanks opened={opened} token={token} locale={locale} />
    ) : (
      <AskToConfirm opened={opened} token={token} locale={locale} />
    );
  });
}
