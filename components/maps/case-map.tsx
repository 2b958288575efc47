import { geoAlbersUsa } from "d3-geo";
import { useTranslations } from "next-intl";

import type { Point } from "./simplify";
import { spread } from "./spread";
import { MAP_FRAME, stateShapes } from "./state-shapes";

export type CaseMark = { id: string; label: string; place: { lat: number; lng: number }; hidden: boolean };

// The projection of the atlas, from its documentation.
const projection = geoAlbersUsa().scale(1300).translate([487.5, 305]);

const RADIUS = 8;
const APART = 2 * RADIUS + 4;

/** A map with a mark for each documented case, which links to its entry in the list on the same page. */
export function CaseMap({ marks }: { marks: CaseMark[] }) {
  const t = useTranslations("states.cases");
  const { x, y, width, height } = MAP_FRAME;
  const drawn = marks.flatMap(({ place: { lat, lng }, ...mark }) => {
    const point = projection([lng, lat]);
    return point ? [{ ...mark, point }] : [];
  });
  const points = spread(
    drawn.map(({ point }): Point => point),
    APART,
  );
  return (
    <div className="coast">
      <svg role="group" aria-label={t("map")} viewBox={`${x} ${y} ${width} ${height}`} className="block h-auto w-full">
        <g className="lit-none" aria-hidden="true">
          {[...stateShapes].map(([fips, { path }]) => (
            <path key={fips} d={path} />
          ))}
        </g>
        {drawn.map(({ id, label, hidden }, index) => (
          <a
            key={id}
            href={`#${id}`}
            aria-label={label}
            data-entry-mark={id}
            {...(hidden ? { hidden } : {})}
            className="case-mark"
          >
            <title>{label}</title>
            <circle cx={points[index]![0]} cy={points[index]![1]} r={RADIUS} />
          </a>
        ))}
      </svg>
    </div>
  );
}
