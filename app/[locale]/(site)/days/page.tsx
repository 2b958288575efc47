import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { DayEntry } from "@/components/directories/day-entry";
import { Group } from "@/components/directories/group";
import { WithParts } from "@/components/site/on-this-page";
import { DueLine } from "@/components/site/sources";
import { ButtonLink } from "@/components/ui/button";
import { TIME_ZONE } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { awarenessDays } from "@/lib/content/directories/days/days";
import { announcedDays, comingYear, dayAt } from "@/lib/content/directories/days/rules";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/days",
  about: (locale) => messagesOf(locale).directories.days,
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  // The page begins with today, so it is rendered for each request.
  await connection();
  const t = await getTranslations("directories.days");
  const today = dayAt(new Date(), TIME_ZONE);
  const feed = `/api/days/${locale}.ics`;

  return (
    <WithParts
      row
      parts={[
        { id: "coming", label: t("comingHeading") },
        { id: "announced", label: t("announcedHeading") },
        { id: "calendar", label: t("calendarHeading") },
      ]}
    >
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
      <DueLine checks={awarenessDays.map(({ checked }) => checked)} />
    </WithParts>
  );
}
