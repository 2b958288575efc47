import { setRequestLocale } from "next-intl/server";
import { connection } from "next/server";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { env } from "@/lib/env";
import type { Locale } from "@/i18n/routing";

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const { locale } = await params;
  setRequestLocale(locale as Locale);
  await connection();
  return <Page><PageTitle>{env.SITE_NAME}</PageTitle></Page>;
}
