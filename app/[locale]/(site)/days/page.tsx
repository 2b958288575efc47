import { getTranslations, setRequestLocale } from "next-intl/server";
import { connection } from "next/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { DayEntry } from "@/components/directories/day-entry";
import { Group } from "@/components/directories/group";
import { ButtonLink } from "@/components/ui/button";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { TIME_ZONE } from "@/i18n/format";
import { awarenessDays } from "@/lib/content/directories/days/days";
import { announcedDays, comingYear, dayAt } from "@/lib/content/directories/days/rules";
import { env } from "@/lib/env";

export async function generateMetadata({ params }: PageProps<"/[locale]/days">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "directories.days" });
  return pageMetadata({ locale, path: "/days", title: t("title"), description: t("lead") });
}

export default async function DaysPage({ params }: PageProps<"/[locale]/days">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  // The page begins with today, so it is made for each request.
  await connection();
  const t = await getTranslations("directories.days");
  const today = dayAt(new Date(), TIME_ZONE);
  const feed = `/api/days/${locale}.ics`;

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/days", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueNotice checks={awarenessDays.map(({ checked }) => checked)} />
      <Group id="coming" title={t("comingHeading")}>
        <ol>
          {comingYear(awarenessDays, today).map(({ day, span }) => (
            <DayEntry key={day.id} day={day} span={span} today={today} />
          ))}
        </ol>
      </Group>
      <Group id="announced" title={t("announcedHeading")} lead={t("announcedLead")}>
        <ul>
          {announcedDays(awarenessDays).map((day) => (
            <DayEntry key={day.id} day={day} span={null} today={today} />
          ))}
        </ul>
      </Group>
      <Group id="calendar" title={t("calendarHeading")} lead={t("calendarLead")}>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={`${env.SITE_URL.replace(/^https?:/, "webcal:")}${feed}`}>{t("subscribe")}</ButtonLink>
          <ButtonLink href={feed} download>
            {t("download")}
          </ButtonLink>
        </p>
      </Group>
    </Page>
  );
}
