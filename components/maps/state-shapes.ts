import { geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "us-atlas/states-albers-10m.json";

import { type Point, simplify } from "./simplify";

/** A state as it is drawn: its outline, and the middle of the place where a label reads best. */
export type StateShape = { path: string; label: Point };

// The atlas is projected already, to 975 by 610; below this many of its units nothing can be seen.
const TOLERANCE = 0.8;
const ISLAND_MIN = 8;

/** What of the atlas is shown. The far end of the Aleutians, each island smaller than a point, is left out. */
export const MAP_FRAME = { x: 20, y: 6, width: 945, height: 596 };

// Where the middle of a state's area is not where a label fits, by how much it moves.
const NUDGES: Record<string, Point> = {
  "02": [12, -18],
  "06": [-10, 8],
  "12": [26, 4],
  "15": [-52, -18],
  "16": [-2, 26],
  "21": [8, 4],
  "22": [-8, -6],
  "26": [2, 4],
  "36": [4, 2],
  "40": [14, 0],
  "48": [8, 0],
  "51": [14, 8],
  "53": [8, 2],
  "54": [-6, 4],
};

/**
 * The states of the atlas by their federal code, drawn once when the server starts. Lines are simplified before the
 * states are put together from them, so that neighbors keep one border between them.
 */
export const stateShapes: ReadonlyMap<string, StateShape> = drawStates(
  atlas as unknown as Topology<{ states: GeometryCollection }>,
);

function drawStates(detailed: Topology<{ states: GeometryCollection }>): Map<string, StateShape> {
  const { transform: _inArcs, ...rest } = detailed;
  const topology = { ...rest, arcs: absoluteArcs(detailed).map((arc) => simplify(arc, TOLERANCE)) };
  const centers = geoPath(null);
  return new Map(
    feature(topology, topology.objects.states).features.map((state) => {
      const rings = ringsOf(state.geometry)
        .sort((a, b) => areaOf(b) - areaOf(a))
        .filter((ring, index) => index === 0 || areaOf(ring) >= ISLAND_MIN);
      const [x, y] = centers.centroid({ type: "Polygon", coordinates: [rings[0]!] });
      const [dx, dy] = NUDGES[String(state.id)] ?? [0, 0];
      return [String(state.id), { path: rings.map(pathOf).join(""), label: [Math.round(x + dx), Math.round(y + dy)] }];
    }),
  );
}

/** The lines of the atlas, in which each point is written as its distance from the one before. */
function absoluteArcs({ arcs, transform }: Topology): Point[][] {
  const {
    scale: [sx, sy],
    translate: [tx, ty],
  } = transform ?? { scale: [1, 1], translate: [0, 0] };
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      [x, y] = [x + dx!, y + dy!];
      return [x * sx + tx, y * sy + ty];
    });
  });
}

function ringsOf(geometry: GeoJSON.Geometry): Point[][] {
  if (geometry.type === "Polygon") return geometry.coordinates as Point[][];
  return geometry.type === "MultiPolygon" ? (geometry.coordinates.flat() as Point[][]) : [];
}

function areaOf(ring: Point[]): number {
  return (
    Math.abs(
      ring.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = ring[(index + 1) % ring.length]!;
        return sum + x * nextY - nextX * y;
      }, 0),
    ) / 2
  );
}

/** A ring in whole units, each point told from the one before, which makes it a third as long. */
function pathOf(ring: Point[]): string {
  const points = ring.slice(0, -1).map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const [start, ...others] = points.filter(
    ([x, y], index) => index === 0 || x !== points[index - 1]![0] || y !== points[index - 1]![1],
  );
  let [x, y] = start!;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${start!.join(" ")}l${steps.join(" ")}z`.replaceAll(" -", "-");
}
