import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { CodeSearch } from "@/components/deliveries/code-search";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { findVerification } from "@/lib/deliveries/queries";
import { readVerificationCode, shownCode } from "@/lib/deliveries/rules";
import { type Locale, localePath } from "@/lib/locale";
import { setResponseStatus } from "@/lib/response";
import { interpolate } from "@/lib/text";
import { VerifiedPacket } from "./verified-packet";

type Props = PageProps<"/[locale]/verify/[code]">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "deliveries.verify" });
  return { title: t("title"), description: t("description"), robots: { index: false } };
}

/** What was delivered under a code. It has no personal data of signers. */
export default async function CodePage({ params }: Props) {
  const locale = await requestLocale(params);
  const { code: typed } = await params;
  await connection();
  return orUnavailable(async () => {
    const code = readVerificationCode(typed);
    const verification = code === null ? null : await findVerification(code);
    if (code === null || !verification) return showUnknown(locale, code);
    return <VerifiedPacket {...{ code, verification, locale }} />;
  });
}

function showUnknown(locale: Locale, code: string | null) {
  setResponseStatus(404);
  const { verify } = messagesOf(locale).deliveries;
  const lead = code === null ? verify.wrong : interpolate(verify.unknown, { code: shownCode(code) });
  return (
    <Page>
      <PageTitle lead={lead}>{verify.unknownTitle}</PageTitle>
      <Beside narrow="below" aside={<PetitionAside />}>
        <CodeSearch action={localePath(locale, "/verify")} texts={verify} />
      </Beside>
    </Page>
  );
}
