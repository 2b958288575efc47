import { geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "us-atlas/states-albers-10m.json";

import { type Point, simplify } from "./simplify";

/** The outline of a state, and the center of its label. */
export type StateShape = {
  path: string;
  label: Point;
  /** Has a label of two letters its space in the state, in the larger type of phones? */
  isRoomy: boolean;
};

// The atlas is already projected, to 975 by 610 units. Details below this many units cannot be seen.
const TOLERANCE = 0.8;
const ISLAND_MIN = 8;
// Two letters in the type that map.css gives phones, in units of the map.
const PHONE_LABEL = { halfWidth: 17, halfHeight: 9 };

/** The part of the atlas that is shown. It omits the far end of the Aleutians, where each island is smaller than a pixel. */
export const MAP_FRAME = { x: 20, y: 6, width: 945, height: 596 };

// By how much a label moves from the centroid of its state, where it would not fit.
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
 * The states of the atlas by their federal code, computed once when the server starts. The lines are simplified before the
 * states are assembled from them, so that neighbors still share one border.
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
      const label: Point = [Math.round(x + dx), Math.round(y + dy)];
      return [String(state.id), { path: rings.map(pathOf).join(""), label, isRoomy: isRoomyAt(rings[0]!, label) }];
    }),
  );
}

/** Are the corners and the middles of the sides of a phone's label inside the outline? */
function isRoomyAt(ring: Point[], [x, y]: Point): boolean {
  return [-1, 0, 1].every((right) =>
    [-1, 1].every((down) => isInside(ring, [x + right * PHONE_LABEL.halfWidth, y + down * PHONE_LABEL.halfHeight])),
  );
}

/** Is a point inside a ring? Counts the sides that a ray to the right of it crosses. */
function isInside(ring: Point[], [x, y]: Point): boolean {
  const crossed = ring.filter(([fromX, fromY], index) => {
    const [toX, toY] = ring[(index + 1) % ring.length]!;
    return fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
  });
  return crossed.length % 2 === 1;
}

/** Decodes the lines of the atlas, in which each point is relative to the one before. */
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

/** A ring in whole units. Points are relative to the one before, which makes the path a third as long. */
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
