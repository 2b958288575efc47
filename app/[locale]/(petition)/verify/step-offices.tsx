import { getTranslations } from "next-intl/server";

import { recipientName, stateName } from "@/app/_web/pages/packet-facts";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import type { StepOffices as Offices } from "@/lib/deliveries/progress/schema";
import { shownCode } from "@/lib/deliveries/rules";
import { type Locale, localePath } from "@/lib/locale";
import { capitalized, interpolate } from "@/lib/text";

/** What happened at several offices of a delivery on one day, each with the page on which anybody can check its packet. */
export async function StepOffices({
  offices: { state, kind, dated, offices },
  locale,
}: {
  offices: Offices;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "states.progress.offices" });
  const { verify } = messagesOf(locale).deliveries;
  const day = interpolate(verify.stepDay, {
    state: capitalized(stateName(locale, state)),
    date: formatDate(locale, dated),
  });
  return (
    <Page>
      <PageTitle eyebrow={day} lead={verify.stepLead}>
        {t(kind, { count: offices.length })}
      </PageTitle>
      <Beside narrow="below" aside={<PetitionAside />}>
        <ul className="max-w-2xl divide-y divide-edge border-y border-edge">
          {offices.map(({ recipient, verificationCode }) => (
            <li key={verificationCode} className="flex flex-wrap items-center justify-between gap-x-6">
              <span className="py-2 [overflow-wrap:anywhere]">
                {capitalized(recipientName(locale, recipient, state))}
              </span>
              <a
                href={localePath(locale, `/verify/${verificationCode.toLowerCase()}`)}
                className="inline-flex min-h-11 items-center text-link"
              >
                <code className="text-sm">{shownCode(verificationCode)}</code>
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-8">
          <a href={localePath(locale, "/verify")} className="inline-flex min-h-11 items-center text-link">
            {verify.another}
          </a>
        </p>
      </Beside>
    </Page>
  );
}
