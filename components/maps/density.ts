/** One class of a map by numbers: from and to, both included, and how many of the states lie in it. */
export type DensityClass = { from: number; to: number; states: number };

const CLASSES_MAX = 4;

/**
 * Classes for the states that have any, with about as many states in each. Bounds are numbers that occur, so that no class
 * is empty and no two overlap; equal numbers are never parted, which may leave fewer classes.
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

/** The step of a number: 0 for none, otherwise its class, counted from 1. */
export function stepOf(count: number, classes: DensityClass[]): number {
  return count <= 0 ? 0 : classes.findIndex(({ to }) => count <= to) + 1;
}
