import type { Route } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { CodeSearch } from "@/components/deliveries/code-search";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { readVerificationCode } from "@/lib/deliveries/rules";
import { localePath } from "@/lib/locale";

type Props = PageProps<"/[locale]/verify">;

export const generateMetadata = metadataOf("/verify", (locale) => messagesOf(locale).deliveries.verify);

/** The field for the code on the first page of a packet. It is a plain GET form, so it works without a script. */
export default async function VerifyPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const { code: typed } = await searchParams;
  const code = readVerificationCode(typed);
  if (code !== null) redirect(localePath(locale, `/verify/${code.toLowerCase()}`) as Route);
  const { verify } = messagesOf(locale).deliveries;
  return (
    <Page>
      <PageTitle lead={verify.lead}>{verify.title}</PageTitle>
      <Beside narrow="below" aside={<PetitionAside />}>
        <CodeSearch
          action={localePath(locale, "/verify")}
          texts={verify}
          typed={typeof typed === "string" ? typed : undefined}
        />
      </Beside>
    </Page>
  );
}
