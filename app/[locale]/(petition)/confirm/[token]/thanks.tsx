import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { SharePetition } from "@/app/_web/pages/share-petition";
import { PetitionNumber } from "@/components/petition/petition-number";
import { formatNumber } from "@/i18n/format";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import { findState } from "@/lib/content/states";
import { mintToken } from "@/lib/link-token";
import { findPetition } from "@/lib/petitions/queries";
import type { SignatureState } from "@/lib/signatures/rules";
import { findTally } from "@/lib/signatures/tally/queries";

/** The thanks, with the number that now holds this signature, where it goes, how to share, and the signer's own page. */
export async function Thanks({
  id,
  signature: { petition, state },
  locale,
  children,
}: {
  id: bigint;
  signature: SignatureState;
  locale: Locale;
  /** Other forms that wait for confirmation with the same email. */
  children: ReactNode;
}) {
  const [t, tally, found] = await Promise.all([
    getTranslations("petition.confirm"),
    findTally(petition.id),
    findPetition(petition.slug),
  ]);
  const known = findState(state);
  const inState = tally.byState[state] ?? 0;
  const path = (rest: string) => localePath(locale, `/petitions/${petition.slug}${rest}`);
  return (
    <Page data-shown-path={path("/thanks")}>
      <PageTitle lead={t("thanksLead")}>{t("thanksTitle")}</PageTitle>
      <div className="max-w-2xl space-y-14">
        <div>
          <PetitionNumber count={tally.confirmed} {...(found && { goal: found.goal })} />
          {known ? (
            <p className="mt-2 text-muted">
              {t("stateNumber", {
                count: inState,
                shown: formatNumber(locale, inState),
                state: known.inSentence[locale],
              })}
            </p>
          ) : null}
        </div>
        <SharePetition slug={petition.slug} title={petition.title[locale]} locale={locale} />
        {known ? <WhereItGoes state={known.inSentence[locale]} href={path(`/${state.toLowerCase()}`)} /> : null}
        <section aria-labelledby="own-title">
          <h2 id="own-title" className="text-xl">
            {t("ownTitle")}
          </h2>
          <p className="mt-2">{t("own")}</p>
          <ButtonLink href={localePath(locale, `/signature/${mintToken("signature", id)}`)} className="mt-4">
            {t("ownLink")}
          </ButtonLink>
        </section>
        {children}
      </div>
    </Page>
  );
}

async function WhereItGoes({ state, href }: { state: string; href: string }) {
  const t = await getTranslations("petition.confirm");
  return (
    <section aria-labelledby="lawmakers-title">
      <h2 id="lawmakers-title" className="text-xl">
        {t("lawmakersTitle")}
      </h2>
      <p className="mt-2">{t("lawmakers", { state })}</p>
      <p className="mt-3">
        <a href={href} className="text-link">
          {t("lawmakersLink", { state })}
        </a>
      </p>
    </section>
  );
}
