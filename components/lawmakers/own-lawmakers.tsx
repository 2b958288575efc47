import { useLocale, useTranslations } from "next-intl";

import { OutwardLink } from "@/components/directories/outward-link";
import { ButtonLink } from "@/components/ui/button";
import { addressedAs } from "@/lib/lawmakers/contact/rules";
import type { Districts, Representation } from "@/lib/lawmakers/schema";
import { localePath } from "@/lib/locale";
import { nameOf } from "./found-lawmakers";
import { contactPath, finderPath } from "./paths";
import { RosterAge } from "./roster-note";

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
  rosterDate: Date | null;
  legislature: ShownLegislature;
  now: Date;
}

/** The lawmakers of a signer by the districts of the signature, each to write to and to call, or the way to find them. */
export function OwnLawmakers(own: OwnLawmakersProps) {
  const t = useTranslations("lawmakers.own");
  const locale = useLocale();
  const { place, seats, rosterDate, now } = own;
  const members = seats.flatMap(({ title, lawmakers }) => lawmakers.map((lawmaker) => ({ title, lawmaker })));
  if (members.length === 0 || rosterDate === null)
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

/** The districts by name while nobody is known to sit for them, and who knows more. */
function DistrictsOnly({ seats, rosterDate, legislature }: OwnLawmakersProps) {
  const t = useTranslations("lawmakers");
  const { name, url } = legislature;
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
      {rosterDate === null ? (
        <p className="mt-2">
          {t("roster.none", { state: name })}.{" "}
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
    </>
  );
}
