import { getTranslations } from "next-intl/server";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";

import { showBrokenEmailLink } from "@/app/_web/pages/broken-email-link";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { Page, TwoHalves } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import { mintToken, readToken } from "@/lib/link-token";
import { findSubscription, findSubscriptionDraft, type SubscriptionDraft } from "@/lib/subscriptions/queries";
import type { Done } from "./actions";
import { AskToConfirm } from "./ask-to-confirm";
import { Choices, Rights } from "./rights";
import { Status } from "./status";

type Props = PageProps<"/[locale]/subscription/[token]">;

// The notice is shown only while it is true, because a bookmark or the back button keeps the URL.
const DONE: Record<"confirmed" | "left", Done[]> = {
  confirmed: ["confirmed", "changed", "returned"],
  left: ["left", "changed"],
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "news.own" });
  return { ...PRIVATE_PAGE, title: t("title"), description: t("description") };
}

/**
 * The subscriber's own page or, before they have confirmed, the button to do so. Reading it changes nothing, so a mail
 * scanner that opens it confirms nothing.
 */
export default async function SubscriptionPage({ params, searchParams }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const [subscription, draft] = await Promise.all([findByToken(token), findDraftByToken(token)]);
    const t = await getTranslations("news.own");
    if (draft && isOver(draft)) redirect(ownPath(locale, draft.subscriptionId) as Route);
    if (draft) return <AskToConfirm token={mintToken("subscription-draft", draft.id)} draft={draft} locale={locale} />;
    if (!subscription) {
      return showBrokenEmailLink({
        title: t("badTitle"),
        text: t("bad"),
        ways: [{ text: t("badWay1") }, { text: t("badWay2"), href: localePath(locale, "/subscribe") }],
      });
    }
    const requested = (await searchParams).done;
    const done = DONE[subscription.status].find((each) => each === requested);
    return (
      <Page>
        <PageTitle>{t("title")}</PageTitle>
        {done ? (
          <Notice tone="done" role="status" className="mb-10 max-w-2xl">
            <p>{t(`done.${done}`)}</p>
          </Notice>
        ) : null}
        <TwoHalves
          first={
            <>
              <Status subscription={subscription} locale={locale} />
              <Choices subscription={subscription} token={token} locale={locale} />
            </>
          }
          second={<Rights subscription={subscription} token={token} locale={locale} />}
        />
      </Page>
    );
  });
}

async function findByToken(token: string) {
  const id = readToken("subscription", token);
  return id === null ? null : findSubscription(id);
}

/** The draft that a link names. Older emails name a subscription; its draft has the same number. */
async function findDraftByToken(token: string) {
  const id = readToken("subscription-draft", token);
  if (id !== null) return findSubscriptionDraft(id);
  const older = readToken("subscription", token);
  const draft = older === null ? null : await findSubscriptionDraft(older);
  return draft?.subscriptionId === older && draft?.status === "pending" ? draft : null;
}

/** Whether the link of a draft leads on to the subscription that the draft became. */
function isOver({ isUsed, status, expiresAt }: SubscriptionDraft): boolean {
  return isUsed || status === "left" || (status === "confirmed" && expiresAt <= new Date());
}

const ownPath = (locale: Locale, id: bigint) => localePath(locale, `/subscription/${mintToken("subscription", id)}`);
