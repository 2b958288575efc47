import { useLocale, useTranslations } from "next-intl";

import { OutwardLink } from "@/components/directories/outward-link";
import { ButtonLink } from "@/components/ui/button";
import type { Districts, Representation, Roster } from "@/lib/lawmakers/schema";
import { isOutdated } from "@/lib/lawmakers/terms/rules";
import { localePath } from "@/lib/locale";
import { DistrictSeats } from "./district-seats";
import { nameOf } from "./found-lawmakers";
import { finderPath } from "./paths";
import { RosterNote } from "./roster-note";

/** What a page says about the legislature of a state in its own language. */
export interface ShownLegislature {
  /** The name of the state. */
  name: string;
  upperChamber: string;
  lowerChamber: string | null;
  /** Its page that finds lawmakers, or its website, or null. */
  url: string | null;
}

export interface OwnLawmakersProps {
  place: Districts & { state: string };
  /** The districts of the signature, with who sits for them. Empty where the districts are not known. */
  seats: Representation[];
  /** Null where no roster of the state is imported. */
  roster: Roster | null;
  legislature: ShownLegislature;
  now: Date;
}

/**
 * The lawmakers of a signer by the districts of the signature, as /lawmakers shows them, each to write to and to call; or the way to
 * find them.
 */
export function OwnLawmakers(own: OwnLawmakersProps) {
  const t = useTranslations("lawmakers.own");
  const locale = useLocale();
  const { place, seats, roster, legislature, now } = own;
  const isNamed = roster !== null && seats.some(({ lawmakers }) => lawmakers.length > 0);
  if (!isNamed)
    return (
      <>
        {seats.length > 0 ? <DistrictsOnly {...own} /> : null}
        <p className="mt-3">
          <ButtonLink href={localePath(locale, finderPath(place))}>{t("find")}</ButtonLink>
        </p>
      </>
    );
  return (
    <>
      <p className="mt-2">{t("known")}</p>
      <RosterNote state={place.state} {...roster} now={now} className="mt-2" />
      {seats.map((each) => (
        <DistrictSeats
          key={`${each.chamber} ${each.districtName}`}
          seats={each}
          chamber={nameOf(each.chamber, legislature)}
          isOutdated={isOutdated(place.state, roster.date, now)}
        />
      ))}
      <p className="mt-4">
        <a href={localePath(locale, finderPath(place))} className="inline-block py-2 text-link">
          {t("more")}
        </a>
      </p>
    </>
  );
}

/** The districts by name while nobody is known to sit for them, and who knows more. */
function DistrictsOnly({ place, seats, roster, legislature, now }: OwnLawmakersProps) {
  const t = useTranslations("lawmakers");
  const { name, url } = legislature;
  const missing = roster === null ? "none" : isOutdated(place.state, roster.date, now) ? "outdated" : null;
  return (
    <>
      <p className="mt-2">{t("own.districts")}</p>
      <ul className="mt-2 list-disc pl-6">
        {seats.map(({ chamber, districtName }) => (
          <li key={`${chamber} ${districtName}`}>
            {t("found.district", { chamber: nameOf(chamber, legislature), district: districtName })}
          </li>
        ))}
      </ul>
      {missing ? (
        <p className="mt-2">
          {t(`roster.${missing}`, { state: name })}.{" "}
          {url ? (
            <>
              {t("roster.noneFinder")}{" "}
              <OutwardLink href={url} className="text-link">
                {t("roster.finder")}
              </OutwardLink>
            </>
          ) : null}
        </p>
      ) : null}
      {roster ? <RosterNote state={place.state} {...roster} now={now} className="mt-2" /> : null}
    </>
  );
}
