import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { showBrokenEmailLink } from "@/app/_web/pages/broken-email-link";
import { recipientName } from "@/app/_web/pages/packet-facts";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { shownLegislature } from "@/app/_web/pages/shown-legislature";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { HandedOver } from "@/components/lawmakers/handed-over";
import { OwnLawmakers } from "@/components/lawmakers/own-lawmakers";
import { Page, TwoHalves } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { listHandedOver } from "@/lib/deliveries/delivered/queries";
import type { HandedOver as HandedOverTo } from "@/lib/deliveries/schema";
import { findOwnLawmakers } from "@/lib/lawmakers/finder/queries";
import { type Locale, localePath } from "@/lib/locale";
import { readToken } from "@/lib/link-token";
import { findSignature, type OpenedSignature } from "@/lib/signatures/queries";
import type { Done } from "./actions";
import { Correction, Rights } from "./rights";
import { Status } from "./status";

type Props = PageProps<"/[locale]/signature/[token]">;

// The notice is shown only while it is true, because a bookmark or the back button keeps the URL.
const DONE: Partial<Record<OpenedSignature["status"], Done[]>> = {
  held: ["corrected", "added", "restored"],
  confirmed: ["corrected", "added", "restored"],
  withdrawn: ["corrected", "withdrawn"],
  removed: ["corrected"],
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "petition.own" });
  return { ...PRIVATE_PAGE, title: t("title"), description: t("description") };
}

/** The signer's own page: everything they may do with their signature, at once and without asking anybody. */
export default async function OwnPage({ params, searchParams }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const id = readToken("signature", token);
    const signature = id === null ? null : await findSignature(id);
    const t = await getTranslations("petition.own");
    if (!signature) {
      const ways = [
        { text: t("badWay1") },
        { text: t("badWayCode"), href: localePath(locale, "/confirm") },
        { text: t("badWay2"), href: localePath(locale, "/petitions") },
      ];
      return showBrokenEmailLink({ title: t("badTitle"), text: t("bad"), ways });
    }
    const { state, upperDistrict: upper, lowerDistrict: lower } = signature;
    const [lawmakers, handed] = await Promise.all([
      findOwnLawmakers({ state, upper, lower }, new Date()),
      listHandedOver(signature.id),
    ]);
    const legislature = shownLegislature(state, locale);
    const requested = (await searchParams).done;
    const done = DONE[signature.status]?.find((each) => each === requested);
    return (
      <Page>
        <PageTitle>{t("title")}</PageTitle>
        {done ? (
          <Notice tone="done" role="status" className="mb-10 max-w-2xl">
            <p>{t(done === "restored" && signature.status === "held" ? "restoredHeld" : done)}</p>
          </Notice>
        ) : null}
        <TwoHalves
          first={
            <>
              <Status signature={signature} locale={locale} />
              <HandedOver handed={handed.map((each) => ({ ...each, to: handedTo(locale, each) }))} />
              <section aria-labelledby="lawmakers-title">
                <h2 id="lawmakers-title" className="text-xl">
                  {messagesOf(locale).lawmakers.own.title}
                </h2>
                {legislature ? (
                  <OwnLawmakers
                    place={{ state, upper, lower }}
                    {...lawmakers}
                    legislature={legislature}
                    now={new Date()}
                  />
                ) : null}
              </section>
              <Correction signature={signature} token={token} locale={locale} />
            </>
          }
          second={<Rights signature={signature} token={token} locale={locale} />}
        />
      </Page>
    );
  });
}

/** A lawmaker by title and name. The others are named as on the page that verifies the packet. */
const handedTo = (locale: Locale, { recipient, state }: HandedOverTo): string =>
  recipient.kind === "lawmaker"
    ? [recipient.title, recipient.name].filter(Boolean).join(" ")
    : recipientName(locale, recipient, state);
