// Each of these is round, and so is its half.
const STEPS = [12, 16, 20, 30, 40, 60, 80, 100];

/** The round number at which a scale ends. It is at least 2, so that its half is a whole number. */
export function niceTop(highest: number): number {
  if (highest <= 10) return Math.max(2, Math.ceil(highest / 2) * 2);
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((each) => each * power >= highest);
    if (step) return step * power;
  }
}
