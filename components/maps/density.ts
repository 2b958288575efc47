/** A class of a map by numbers: its bounds, both included, and how many states are in it. */
export type DensityClass = { from: number; to: number; states: number };

const CLASSES_MAX = 4;

/**
 * Classes for the counts above 0, with about the same number of states in each. Bounds are counts that occur, so no class is
 * empty and no two overlap. Equal counts are in one class, so there may be fewer classes.
 */
export function densityClasses(counts: number[]): DensityClass[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const ends = Array.from(
    { length: CLASSES_MAX },
    (_, index) => sorted[Math.ceil((sorted.length * (index + 1)) / CLASSES_MAX) - 1],
  );
  const bounds = [...new Set(ends.filter((end) => end !== undefined))];
  return bounds.map((to, index) => {
    const inside = sorted.filter((count) => count <= to && count > (bounds[index - 1] ?? 0));
    return { from: inside[0]!, to, states: inside.length };
  });
}

/** The step of a count: 0 for none, otherwise the number of its class, from 1. */
export function stepOf(count: number, classes: DensityClass[]): number {
  return count <= 0 ? 0 : classes.findIndex(({ to }) => count <= to) + 1;
}
