import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { cache } from "react";

import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { readToken } from "@/lib/link-token";
import { findDraft, findSignatureState, listOtherDrafts } from "@/lib/signatures/queries";
import { AskToConfirm } from "./ask-to-confirm";
import { BrokenConfirmLink } from "./broken-confirm-link";
import { OtherDrafts } from "./other-drafts";
import { Thanks } from "./thanks";

type Props = PageProps<"/[locale]/confirm/[token]">;

export async function generateMetadata({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "petition.confirm" });
  // While the database is away, the page itself says so.
  const found = await findByToken(token).catch(() => null);
  return { ...PRIVATE_PAGE, title: t(found?.signature ? "thanksTitle" : "title"), description: t("description") };
}

// The page and its title share one query.
const findByToken = cache(async (token: string) => {
  const id = readToken("confirm", token);
  const draft = id === null ? null : await findDraft(id);
  if (!draft) return null;
  const now = new Date();
  const isOver = draft.status === "confirmed" && (draft.isUsed || draft.expiresAt <= now);
  const [signature, others] = await Promise.all([
    isOver ? findSignatureState(draft.signatureId) : null,
    // A withdrawn or removed signature cannot be confirmed, so no form waits.
    draft.status === "withdrawn" || draft.status === "removed" ? [] : listOtherDrafts(draft.id, now),
  ]);
  return { draft, signature, others };
});

/** Reading this page changes nothing, so a mail scanner that opens it confirms nothing. The button does. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const found = await findByToken(token);
    if (!found) return <BrokenConfirmLink locale={locale} />;
    const { draft, signature, others } = found;
    const otherDrafts = <OtherDrafts drafts={others} locale={locale} />;
    return signature ? (
      <Thanks id={draft.signatureId} signature={signature} locale={locale}>
        {otherDrafts}
      </Thanks>
    ) : (
      <AskToConfirm draft={draft} token={token} locale={locale}>
        {otherDrafts}
      </AskToConfirm>
    );
  });
}
