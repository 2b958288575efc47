import type { Route } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { CodeSearch } from "@/components/deliveries/code-search";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { findStepOffices } from "@/lib/deliveries/progress/queries";
import { readVerificationCode } from "@/lib/deliveries/rules";
import { findPublicPetition } from "@/lib/petitions/queries";
import { type Locale, localePath } from "@/lib/locale";
import { StepOffices } from "./step-offices";

type Props = PageProps<"/[locale]/verify">;

export const generateMetadata = metadataOf("/verify", (locale) => messagesOf(locale).deliveries.verify);

/**
 * The field for the code on the first page of a packet, a plain GET form that works without a script; or the offices of a step
 * (`?step=received-12-20270203`), which is the source of that step.
 */
export default async function VerifyPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const { code: typed, step } = await searchParams;
  const code = readVerificationCode(typed);
  if (code !== null) redirect(localePath(locale, `/verify/${code.toLowerCase()}`) as Route);
  if (typeof step === "string" && typed === undefined)
    return orUnavailable(async () => {
      const offices = await findPublicStep(step);
      return offices ? <StepOffices {...{ offices, locale }} /> : showSearch(locale, undefined);
    });
  return showSearch(locale, typeof typed === "string" ? typed : undefined);
}

/** The offices of a step of a delivery, where its petition is public. */
async function findPublicStep(id: string) {
  const offices = await findStepOffices(id);
  const petition = offices && (await findPublicPetition(offices.petition, new Date()));
  return petition && petition !== "gone" ? offices : null;
}

function showSearch(locale: Locale, typed: string | undefined) {
  const { verify } = messagesOf(locale).deliveries;
  return (
    <Page>
      <PageTitle lead={verify.lead}>{verify.title}</PageTitle>
      <Beside narrow="below" aside={<PetitionAside />}>
        <CodeSearch action={localePath(locale, "/verify")} texts={verify} typed={typed} />
      </Beside>
    </Page>
  );
}
