import { useLocale, useTranslations } from "next-intl";

import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { localePath } from "@/i18n/routing";
import { type StateLight, statePath } from "./law-map";

/** What the map of the laws shows, and who can be charged, as a table. */
export function LawTable({ lights, captionHidden = false }: { lights: StateLight[]; captionHidden?: boolean }) {
  const t = useTranslations("states.law");
  const status = useTranslations("content.status");
  const locale = useLocale();
  return (
    <Table caption={t("table")} captionHidden={captionHidden}>
      <thead><tr><HeadCell>{t("state")}</HeadCell><HeadCell>{t("status")}</HeadCell><HeadCell>{t("charged")}</HeadCell></tr></thead>
      <tbody>
        {lights.map(({ code, name, status: light, chargeable }) => (
          <tr key={code}>
            <RowHead><a href={localePath(locale, statePath(code))} className="inline-block py-1 text-link">{name}</a></RowHead>
            <Cell>{status(light)}</Cell>
            <Cell>{t(`chargeable.${chargeable ?? "unknown"}`)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
