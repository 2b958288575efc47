import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { OutwardLink } from "@/components/directories/outward-link";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { formatDate } from "@/i18n/format";
import { mailtoUrl } from "@/lib/email";
import { mailboxOf, webUrl } from "@/lib/lawmakers/contact/rules";
import type { Lawmaker } from "@/lib/lawmakers/schema";
import { localePath } from "@/lib/locale";
import { dayIn } from "./day-in";
import { contactPath } from "./paths";
import { Phone } from "./phone";

type LawmakerCardProps = { lawmaker: Lawmaker; title: string };

/** One lawmaker as the roster publishes them, and the ways to reach them. */
export function LawmakerCard({ lawmaker, title }: LawmakerCardProps) {
  const t = useTranslations("lawmakers.lawmaker");
  const locale = useLocale();
  const { name, party, phone, email, formUrl, url, office, district } = lawmaker;
  const mailbox = mailboxOf(email);
  const form = webUrl(formUrl);
  const page = webUrl(url);
  const entries: [label: string, shown: ReactNode][] = [
    [t("party"), party],
    [t("term"), termOf(lawmaker, t, locale)],
    [t("phone"), phone && <Phone phone={phone} />],
    [
      t("email"),
      mailbox && (
        <a href={mailtoUrl(mailbox)} className="text-link">
          {mailbox}
        </a>
      ),
    ],
    [t("form"), form && <OutwardLink href={form}>{t("form")}</OutwardLink>],
    [t("page"), page && <OutwardLink href={page}>{name}</OutwardLink>],
    [t("office"), office],
  ];
  return (
    <Panel as="article" tone="plain">
      <h4 className="text-lg [overflow-wrap:anywhere]" lang="en">
        {name}
      </h4>
      <p className="text-sm text-muted">{t("title", { title, district })}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
        {entries.map(([label, shown]) =>
          shown ? (
            <div key={label} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{shown}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="mt-4 flex flex-wrap gap-3 print:hidden">
        <ButtonLink href={localePath(locale, contactPath("letter", lawmaker))}>{t("write", { name })}</ButtonLink>
        <ButtonLink href={localePath(locale, contactPath("call", lawmaker))}>{t("call", { name })}</ButtonLink>
      </p>
    </Panel>
  );
}

type Translate = ReturnType<typeof useTranslations<"lawmakers.lawmaker">>;

function termOf({ termBegins, termEnds }: Lawmaker, t: Translate, locale: ReturnType<typeof useLocale>) {
  const from = termBegins && formatDate(locale, dayIn(termBegins));
  const to = termEnds && formatDate(locale, dayIn(termEnds));
  if (from && to) return t("termBoth", { from, to });
  if (from) return t("termFrom", { from });
  return to && t("termTo", { to });
}
