import { useLocale, useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { addressedAs } from "@/lib/lawmakers/contact/rules";
import type { Districts, Representation } from "@/lib/lawmakers/schema";
import { localePath } from "@/lib/locale";
import { contactPath, finderPath } from "./paths";
import { RosterAge } from "./roster-note";

export interface OwnLawmakersProps {
  place: Districts & { state: string };
  /** Who sits for these districts. Empty where the districts or the roster are not known. */
  seats: Representation[];
  rosterDate: Date | null;
  now: Date;
}

/** The lawmakers of a signer by the districts of the signature, each to write to and to call, or the way to find them. */
export function OwnLawmakers({ place, seats, rosterDate, now }: OwnLawmakersProps) {
  const t = useTranslations("lawmakers.own");
  const locale = useLocale();
  const members = seats.flatMap(({ title, lawmakers }) => lawmakers.map((lawmaker) => ({ title, lawmaker })));
  if (members.length === 0 || rosterDate === null)
    return (
      <p className="mt-3">
        <ButtonLink href={localePath(locale, finderPath(place))}>{t("find")}</ButtonLink>
      </p>
    );
  return (
    <>
      <p className="mt-2">{t("known")}</p>
      <ul className="mt-3 space-y-2">
        {members.map(({ title, lawmaker }) => (
          <li key={lawmaker.id}>
            <span lang="en" className="font-semibold [overflow-wrap:anywhere]">
              {lawmaker.name}
            </span>
            {", "}
            {t("seat", { title, district: lawmaker.district })}{" "}
            <span className="flex flex-wrap gap-x-6">
              {(["letter", "call"] as const).map((way) => (
                <a
                  key={way}
                  href={localePath(locale, contactPath(way, lawmaker))}
                  className="inline-block py-2 text-link"
                >
                  {t(way, { recipient: addressedAs(title, lawmaker) })}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <RosterAge state={place.state} date={rosterDate} now={now} />
      <p>
        <a href={localePath(locale, finderPath(place))} className="inline-block py-2 text-link">
          {t("more")}
        </a>
      </p>
    </>
  );
}
