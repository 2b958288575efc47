import { getTranslations } from "next-intl/server";

import { SharePetition } from "@/app/_web/pages/share-petition";
import type { ConfirmFrame } from "@/app/_web/templates/confirm-template";
import type { OpenedTemplate } from "@/app/_web/templates/open-template";
import { Page, TwoHalves } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import { AddSection } from "./add-section";

interface Props {
  opened: OpenedTemplate<ConfirmFrame>;
  token: string;
  locale: Locale;
}

/**
 * The thanks: the number that now holds this signature (or that an organizer looks at it before), how to share, how to write to lawmakers, what may be added, and the
 * signer's own page.
 */
export async function Thanks({ opened: { frame, Slot }, token, locale }: Props) {
  const t = await getTranslations("petition.confirm");
  const isHeld = frame.view === "held";
  return (
    <Page data-shown-path={localePath(locale, `/petitions/${frame.slug}/thanks`)}>
      <PageTitle lead={t(isHeld ? "heldLead" : "thanksLead")}>{t(isHeld ? "heldTitle" : "thanksTitle")}</PageTitle>
      <TwoHalves
        first={
          <>
            {isHeld ? null : <Slot name="number" />}
            {frame.isOpen ? <SharePetition slug={frame.slug} title={frame.title[locale]} locale={locale} /> : null}
            <Slot name="lawmakers" />
          </>
        }
        second={
          <>
            <AddSection token={token} locale={locale} />
            <section aria-labelledby="own-title">
              <h2 id="own-title" className="text-xl">
                {t("ownTitle")}
              </h2>
              <p className="mt-2">{t("own")}</p>
              <Slot name="own" />
            </section>
            <Slot name="others" />
          </>
        }
      />
    </Page>
  );
}
