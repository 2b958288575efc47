/** The round number a scale ends at: the next of 2, 4, 10, 20, 40, 100 …, whose half is a whole number too. */
export function niceTop(highest: number): number {
  let power = 1;
  for (;;) {
    for (const step of [2, 4, 10]) if (step * power >= highest) return step * power;
    power *= 10;
  }
}
