import { useLocale, useTranslations } from "next-intl";

import { Notice } from "@/components/ui/notice";
import { Fold } from "@/components/ui/fold";
import type { StateTranslation } from "@/lib/content/schema";
import { chambers, type Lawmaker } from "@/lib/lawmakers/schema";
import { localePath } from "@/lib/locale";
import { nameOf } from "./found-lawmakers";
import { contactPath, finderPath } from "./paths";
import { RosterNote } from "./roster-note";

type StateRosterProps = {
  state: string;
  name: string;
  translation: Pick<StateTranslation, "upperChamber" | "lowerChamber">;
  /** Null where none is imported, and "away" where it cannot be read at the moment. */
  roster: { date: Date; source: string; lawmakers: Lawmaker[] } | null | "away";
  now: Date;
};

/** The lawmakers of a state in the newest roster, folded, or that there is none; and the way to one's own. */
export function StateRoster({ state, name, translation, roster, now }: StateRosterProps) {
  const t = useTranslations("lawmakers.roster");
  const locale = useLocale();
  return (
    <div className="mt-4">
      <p>
        <a href={localePath(locale, finderPath())} className="inline-block py-2 text-link">
          {t("yours")}
        </a>
      </p>
      {roster === "away" ? null : roster === null ? (
        <Notice className="mt-2" title={t("none", { state: name })}>
          <p>{t("noneState")}</p>
        </Notice>
      ) : (
        <>
          {roster.lawmakers.length > 0 ? (
            <Fold summary={t("folded", { count: roster.lawmakers.length })}>
              {chambers.map((chamber) => (
                <Members
                  key={chamber}
                  name={nameOf(chamber, translation)}
                  lawmakers={roster.lawmakers.filter((each) => each.chamber === chamber)}
                />
              ))}
            </Fold>
          ) : null}
          <RosterNote state={state} date={roster.date} source={roster.source} now={now} className="mt-2" />
        </>
      )}
    </div>
  );
}

function Members({ name, lawmakers }: { name: string; lawmakers: Lawmaker[] }) {
  const t = useTranslations("lawmakers.roster");
  const locale = useLocale();
  if (lawmakers.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 text-lg">{name}</h3>
      <ul className="mt-2 gap-x-8 text-sm sm:columns-2">
        {lawmakers.map((lawmaker) => {
          const { id, party, district } = lawmaker;
          const link = (
            <a href={localePath(locale, contactPath("letter", lawmaker))} lang="en" className="text-link">
              {lawmaker.name}
            </a>
          );
          return (
            <li key={id} className="break-inside-avoid py-1 [overflow-wrap:anywhere]">
              {link}
              <span className="text-muted"> · {t("entry", { district, party: party ?? "none" })}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
