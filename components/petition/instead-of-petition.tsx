import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";

/** The page of a petition that was taken down. */
export async function GonePetition() {
  const t = await getTranslations("petition.gone");
  return (
    <Page>
      <PageTitle lead={t("text")}>{t("title")}</PageTitle>
    </Page>
  );
}

/** The page while the database is away. `children` keep what the person was doing. */
export async function UnavailablePage({ children, signing = false }: { children?: ReactNode; signing?: boolean }) {
  const t = await getTranslations("petition.unavailable");
  return (
    <Page>
      <PageTitle lead={t("text")}>{signing ? t("signTitle") : t("title")}</PageTitle>
      {children ?? <ButtonLink href="">{t("again")}</ButtonLink>}
    </Page>
  );
}
