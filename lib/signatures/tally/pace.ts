const PACE_DAYS = 7;
// A forecast further away than this says nothing.
const FORECAST_DAYS_MAX = 3 * 365;

export interface Pace {
  /** The average of the last seven full days. */
  perDay: number;
  /** In how many days the goal is reached at that pace. Null where it is reached, or too far away to be told. */
  daysToGoal: number | null;
}

/** The pace of a petition. `days` are counts by day, oldest first; the last one is today and not over, so it is left out. */
export function paceOf(days: { count: number }[], { total, goal }: { total: number; goal: number }): Pace {
  const full = days.slice(0, -1).slice(-PACE_DAYS);
  const perDay = full.length === 0 ? 0 : full.reduce((sum, { count }) => sum + count, 0) / full.length;
  const daysToGoal = perDay > 0 && total < goal ? Math.ceil((goal - total) / perDay) : null;
  return { perDay, daysToGoal: daysToGoal !== null && daysToGoal <= FORECAST_DAYS_MAX ? daysToGoal : null };
}
