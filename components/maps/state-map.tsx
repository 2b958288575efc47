import { useTranslations } from "next-intl";

import { classNames } from "@/components/ui/class-names";
import { isTile, type Place, tilesOf } from "./places";
import { MAP_FRAME, stateShapes } from "./state-shapes";

type StateMapProps = {
  /** The accessible name of the map. */
  label: string;
  /** In tab order. */
  places: Place[];
  /** True for the second map of a page, which reuses the outlines of the first. */
  again?: boolean;
};

/** The map of a page in the language of that page. */
export function StateMap(props: StateMapProps) {
  const t = useTranslations("states.map");
  return <PlainStateMap {...props} tilesLabel={t("tiles")} />;
}

/** The states as shapes that are links. States too small to press, and the territories, are tiles beside the coast. */
export function PlainStateMap({ label, places, again = false, tilesLabel }: StateMapProps & { tilesLabel: string }) {
  const { x, y, width, height } = MAP_FRAME;
  return (
    <div className="coast md:grid md:grid-cols-[minmax(0,1fr)_auto] md:items-end md:gap-6">
      <svg role="group" aria-label={label} viewBox={`${x} ${y} ${width} ${height}`} className="block h-auto w-full">
        {again ? null : <Hatch />}
        {places.map((place) => (
          <Shape key={place.code} place={place} again={again} />
        ))}
      </svg>
      <ul
        aria-label={tilesLabel}
        className="mt-6 grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5 text-center text-sm font-semibold md:grid-cols-[3.5rem_3.5rem]"
      >
        {tilesOf(places).map(({ code, href, description, look, label: shown }) => (
          <li key={code} className={code === "PR" ? "md:col-start-1 md:mt-3" : code === "VI" ? "md:mt-3" : undefined}>
            <a
              href={href}
              title={description}
              aria-label={description}
              className={classNames(
                "flex min-h-11 flex-col items-center justify-center rounded-md border-2 leading-tight no-underline hover:underline",
                look,
              )}
            >
              <span>{code}</span>
              {shown === code ? null : <span className="text-xs font-normal">{shown}</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

// Longer labels do not fit on the map of a phone or a tablet.
const SMALL_LABEL_MAX = 2;

/** The shape of a state. If it also has a tile, the pointer can use both and the keyboard reaches only the tile. */
function Shape({ place, again }: { place: Place; again: boolean }) {
  const { code, fips, href, description, look, label } = place;
  const shape = stateShapes.get(fips);
  if (!shape) return null;
  const drawn = again ? <use href={`#outline-${code}`} /> : <path id={`outline-${code}`} d={shape.path} />;
  const outline = look === "lit-partial" ? <g fill="url(#half-lit-hatch)">{drawn}</g> : drawn;
  if (isTile(place))
    return (
      <a href={href} className={look} tabIndex={-1} aria-hidden="true">
        {outline}
      </a>
    );
  const [x, y] = shape.label;
  const isShownSmall = shape.isRoomy && label.length <= SMALL_LABEL_MAX;
  return (
    <a href={href} className={look} aria-label={description}>
      <title>{description}</title>
      {outline}
      <text x={x} y={y} className={isShownSmall ? undefined : "max-lg:hidden"}>
        {label}
      </text>
    </a>
  );
}

/** The hatch of a partly lit state: amber lines at 45 degrees. */
function Hatch() {
  return (
    <pattern id="half-lit-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0h8v8H0z" className="fill-unlit" stroke="none" />
      <path d="M0 0h8v8H0z" className="fill-light" stroke="none" opacity="0.3" />
      <path d="M0 0h3v8H0z" className="fill-light" stroke="none" />
    </pattern>
  );
}
