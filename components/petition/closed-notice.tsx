import { useLocale, useTranslations } from "next-intl";

import { Notice } from "@/components/ui/notice";
import { formatMoment, formatNumber } from "@/i18n/format";

interface ClosedNoticeProps {
  reason: "paused" | "grace" | "closed" | "signing-paused";
  count: number | null;
  /** The end of the time in which signers can still confirm. */
  graceEndsAt: Date | null;
}

/** The notice in place of the form. */
export function ClosedNotice({ reason, count, graceEndsAt }: ClosedNoticeProps) {
  const t = useTranslations("petition.closed");
  const locale = useLocale();
  if (reason === "paused")
    return (
      <Notice title={t("pausedTitle")}>
        <p>{t("pausedText")}</p>
      </Notice>
    );
  if (reason === "signing-paused")
    return (
      <Notice title={t("signingPausedTitle")}>
        <p>{t("signingPausedText")}</p>
      </Notice>
    );
  return (
    <Notice title={t("title")}>
      {reason === "grace" && graceEndsAt ? <p>{t("graceText", { time: formatMoment(locale, graceEndsAt) })}</p> : null}
      {count === null ? null : <p>{t("text", { count, shown: formatNumber(locale, count) })}</p>}
    </Notice>
  );
}
