import type { Point } from "./simplify";

const ROUNDS_MAX = 200;
const ROUNDING = 0.15;

/** Pushes points apart until no two are closer than `distance`. Each stays as near to its own place as the others allow. */
export function spread(places: Point[], distance: number): Point[] {
  // Marks of one place start on a small circle, because equal points have no direction to move apart.
  const points = places.map(([x, y], index): Point => [x + Math.cos(index) / 10, y + Math.sin(index) / 10]);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (!pushApart(points, distance)) break;
  }
  return points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
}

/** One round: each of two points that are too close moves half of the missing distance. Returns false if none moved. */
function pushApart(points: Point[], distance: number): boolean {
  let moved = false;
  points.forEach((a, index) => {
    for (const b of points.slice(index + 1)) {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const apart = Math.hypot(dx, dy);
      // A little more than `distance`, so that rounding at the end does not bring two points too close.
      if (apart >= distance + ROUNDING) continue;
      const lacking = distance + 2 * ROUNDING - apart;
      moved = true;
      const [stepX, stepY] = [((dx / apart) * lacking) / 2, ((dy / apart) * lacking) / 2];
      [a[0], a[1], b[0], b[1]] = [a[0] - stepX, a[1] - stepY, b[0] + stepX, b[1] + stepY];
    }
  });
  return moved;
}
