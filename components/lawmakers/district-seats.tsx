import { useTranslations } from "next-intl";

import type { Representation } from "@/lib/lawmakers/schema";
import { LawmakerCard } from "./lawmaker-card";

type DistrictSeatsProps = {
  seats: Representation;
  /** The name of the chamber. */
  chamber: string;
  /** Whether the roster is from before the newest terms, so that it does not tell who holds the other seats. */
  isOutdated: boolean;
  /** Beside each other where there is room. */
  wide?: boolean;
};

/** Everybody who sits for one district, each as the roster publishes them, and the seats that nobody is known to hold. */
export function DistrictSeats({ seats, chamber, isOutdated, wide = false }: DistrictSeatsProps) {
  const t = useTranslations("lawmakers.found");
  const { districtName, title, lawmakers, vacantSeats } = seats;
  return (
    <div className="mt-8">
      <h3 className="text-xl">{t("district", { chamber, district: districtName })}</h3>
      {lawmakers.length > 0 ? (
        <div className={wide ? "mt-4 grid gap-4 md:grid-cols-2" : "mt-4 grid gap-4"}>
          {lawmakers.map((lawmaker) => (
            <LawmakerCard key={lawmaker.id} lawmaker={lawmaker} title={title} />
          ))}
        </div>
      ) : isOutdated ? (
        <p className="mt-2">{t("outdated")}</p>
      ) : null}
      {vacantSeats > 0 ? <p className="mt-3">{t("vacant", { count: vacantSeats })}</p> : null}
    </div>
  );
}
