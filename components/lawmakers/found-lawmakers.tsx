import { useLocale, useTranslations } from "next-intl";

import { OutwardLink } from "@/components/directories/outward-link";
import { statePath } from "@/components/states/law-map";
import type { Legislature, StateTranslation } from "@/lib/content/schema";
import type { Found, FoundChamber } from "@/lib/lawmakers/finder/schema";
import type { District } from "@/lib/lawmakers/schema";
import { isOutdated } from "@/lib/lawmakers/terms/rules";
import { localePath } from "@/lib/locale";
import { DistrictSeats } from "./district-seats";
import { NoRoster } from "./no-roster";
import { finderPath } from "./paths";
import { RosterNote } from "./roster-note";

type FoundLawmakersProps = {
  found: Extract<Found, { kind: "found" }>;
  /** The name of the state, alone and within a sentence. */
  name: string;
  inSentence: string;
  legislature: Legislature;
  translation: Pick<StateTranslation, "upperChamber" | "lowerChamber">;
  now: Date;
};

/** The lawmakers of a person, chamber by chamber, or what would settle who they are. */
export function FoundLawmakers({ found, name, inSentence, legislature, translation, now }: FoundLawmakersProps) {
  const t = useTranslations("lawmakers.found");
  const locale = useLocale();
  const { state, zip, roster, chambers } = found;
  const named = chambers.map((each) => ({ ...each, name: nameOf(each.chamber, translation) }));
  const outdated = roster !== null && isOutdated(state, roster.date, now);
  const isAnybodyNamed = chambers.some(
    (each) => each.kind === "settled" && each.seats.some(({ lawmakers }) => lawmakers.length > 0),
  );
  const missing = roster === null ? "none" : outdated && !isAnybodyNamed ? "outdated" : null;
  return (
    <section aria-labelledby="found" className="mt-14 scroll-mt-4">
      <h2 id="found" className="text-2xl">
        {zip === null ? t("title", { state: inSentence }) : t("titleZip", { state: inSentence, zip })}
      </h2>
      {roster ? <RosterNote state={state} {...roster} now={now} className="mt-3 max-w-measure" /> : null}
      {named.map((each) => (
        <Chamber key={each.chamber} chamber={each} name={each.name} found={found} isOutdated={outdated} />
      ))}
      <div className="mt-10 max-w-measure">
        <BeyondTables state={state} official={legislature.findLegislatorUrl ?? legislature.url} />
        {missing ? (
          <NoRoster missing={missing} state={state} name={name} legislature={legislature} chambers={named} />
        ) : null}
        {!missing && legislature.findLegislatorUrl ? (
          <p>
            {t("wrong", { state: name })}{" "}
            <OutwardLink href={legislature.findLegislatorUrl} className="text-link">
              {translation.upperChamber}
            </OutwardLink>
          </p>
        ) : null}
        <p className="mt-4">
          <a href={localePath(locale, statePath(state))} className="inline-block py-2 text-link">
            {t("law", { state: inSentence })}
          </a>
        </p>
      </div>
    </section>
  );
}

/** The name of a chamber. A single one has that of the upper one. */
export function nameOf(
  chamber: FoundChamber["chamber"],
  { upperChamber, lowerChamber }: FoundLawmakersProps["translation"],
): string {
  return (chamber === "lower" && lowerChamber) || upperChamber;
}

type ChamberProps = { chamber: FoundChamber; name: string; isOutdated: boolean } & Pick<FoundLawmakersProps, "found">;

function Chamber({ chamber, name, found, isOutdated }: ChamberProps) {
  const t = useTranslations("lawmakers.found");
  const { zip } = found;
  if (chamber.kind === "settled")
    return chamber.seats.map((seats) => (
      <DistrictSeats key={seats.districtName} seats={seats} chamber={name} isOutdated={isOutdated} wide />
    ));
  return (
    <div className="mt-8 max-w-measure">
      <h3 className="text-xl">{name}</h3>
      {chamber.kind === "split" && zip !== null ? (
        <>
          <p className="mt-2">{t("split", { zip, count: chamber.districts.length })}</p>
          <ul className="mt-1">
            {chamber.districts.map((each) => (
              <li key={each.name}>
                <DistrictLink district={each} found={found} />
              </li>
            ))}
          </ul>
          <p className="mt-2">{t("splitStreet")}</p>
        </>
      ) : chamber.kind === "unlisted" ? (
        <p className="mt-2">{t("unlisted", { geoid: chamber.geoid })}</p>
      ) : (
        <p className="mt-2">{zip === null ? t("unknown") : t("unknownZip", { zip })}</p>
      )}
    </div>
  );
}

/** Leads to the same page with this district chosen, for somebody who knows theirs. */
function DistrictLink({ district, found }: { district: District } & Pick<FoundLawmakersProps, "found">) {
  const t = useTranslations("lawmakers.found");
  const locale = useLocale();
  const { state, zip, districts } = found;
  const chosen = district.layer === "sldl" ? { lower: district.geoid } : { upper: district.geoid };
  return (
    <a
      href={`${localePath(locale, finderPath({ state, zip, ...districts, ...chosen }))}#found`}
      className="inline-block py-2 text-link"
    >
      {t("possible", { district: district.name })}
    </a>
  );
}

// The states with seats that the Census Bureau's tables lack (docs/data.md).
const BEYOND_TABLES = ["NH", "ME"] as const;

/** Who else may represent a person there, although no table leads to them. */
function BeyondTables({ state, official }: { state: string; official: string | null }) {
  const t = useTranslations("lawmakers");
  const found = BEYOND_TABLES.find((each) => each === state);
  if (!found || !official) return null;
  return (
    <p className="mb-4">
      {t(`found.beyond.${found}`)}{" "}
      <OutwardLink href={official} className="text-link">
        {t("found.official")}
      </OutwardLink>
    </p>
  );
}
