import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { cache } from "react";

import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { readToken } from "@/lib/link-token";
import { findSignatureState } from "@/lib/signatures/queries";
import { AskToConfirm } from "./ask-to-confirm";
import { BrokenConfirmLink } from "./broken-confirm-link";
import { Thanks } from "./thanks";

type Props = PageProps<"/[locale]/confirm/[token]">;

export async function generateMetadata({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "petition.confirm" });
  // Where it cannot be looked up, the page itself says so.
  const found = await findByToken(token).catch(() => null);
  return {
    ...PRIVATE_PAGE,
    title: t(found?.standing.status === "confirmed" ? "thanksTitle" : "title"),
    description: t("description"),
  };
}

// The page and its title ask the same.
const findByToken = cache(async (token: string) => {
  const id = readToken("confirm", token);
  const standing = id === null ? null : await findSignatureState(id);
  return id === null || standing === null ? null : { id, standing };
});

/** Reading this page changes nothing, so a mail scanner that opens it confirms nothing. The button does. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const found = await findByToken(token);
    if (!found) return <BrokenConfirmLink locale={locale} />;
    const { id, standing } = found;
    if (standing.status === "confirmed") return <Thanks id={id} standing={standing} locale={locale} />;
    return <AskToConfirm id={id} token={token} standing={standing} locale={locale} />;
  });
}
