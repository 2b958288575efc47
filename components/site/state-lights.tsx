import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { localePath } from "@/i18n/routing";
import type { LawStatus } from "@/lib/content/schema";
import { PETITION_PATH } from "./site-map";
import { tilePlaces } from "./tile-places";

export type StateLight = { code: string; name: string; status: LawStatus };

const tiles: Record<LawStatus, string> = {
  full: "bg-light text-on-light border-light",
  partial: "state-half text-on-harbor border-light",
  none: "bg-unlit text-on-harbor border-unlit-edge",
  unverified: "bg-transparent text-on-harbor border-dotted border-on-harbor-muted",
};

/**
 * The coast at night: one tile to a state, lit as far as its law protects children. On wide screens the tiles stand
 * where the states lie, on narrow ones in the order of the alphabet; either way each is a link with its name and words.
 */
export function StateLights({ lights }: { lights: StateLight[] }) {
  const t = useTranslations("content.status");
  const locale = useLocale();
  return (
    <ul className="state-tiles grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5 md:grid-cols-11 md:gap-2">
      {lights.map(({ code, name, status }) => (
        <li key={code} className={tilePlaces[code]}>
          <a
            href={localePath(locale, `${PETITION_PATH}/${code.toLowerCase()}`)}
            title={`${name}: ${t(status)}`}
            className={classNames("state-tile flex min-h-12 items-center justify-center rounded-md border-2 text-sm font-semibold no-underline hover:underline md:min-h-14", tiles[status])}
          >
            <span aria-hidden="true">{code}</span>
            <span className="sr-only">{`${name}: ${t(status)}`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What each kind of tile means, and how many there are of it. */
export function LightLegend({ lights }: { lights: StateLight[] }) {
  const t = useTranslations("content.status");
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-3 text-sm">
      {(Object.keys(tiles) as LawStatus[]).map((status) => (
        <li key={status} className="flex items-center gap-3">
          <span aria-hidden="true" className={classNames("state-tile inline-block size-6 shrink-0 rounded-md border-2", tiles[status])} />
          {t(status)}: {lights.filter((light) => light.status === status).length}
        </li>
      ))}
    </ul>
  );
}
