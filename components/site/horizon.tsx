import { classNames } from "@/components/ui/class-names";

type HorizonProps = { count: number; goal: number; className?: string };

/** The progress bar: a dark horizon that is lit from the left, with a lamp at the end of the lit part. */
export function Horizon({ count, goal, className }: HorizonProps) {
  const share = goal > 0 ? Math.min(count / goal, 1) : 0;
  // The lit part has a minimum, so that the first signature is visible.
  const lit = `${(count === 0 ? 0 : Math.max(share * 100, 1.5)).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" width="100%" height="20" className={classNames("overflow-visible", className)}>
      <line x1="0" x2="100%" y1="10" y2="10" strokeWidth="2" className="stroke-unlit-edge" />
      <line x1="0" x2={lit} y1="10" y2="10" strokeWidth="4" className="stroke-light" />
      <circle cx={lit} cy="10" r="9" className="fill-light opacity-30" />
      <circle cx={lit} cy="10" r="5" className="fill-light" />
    </svg>
  );
}
