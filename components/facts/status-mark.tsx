import { useTranslations } from "next-intl";
import { type FactStatus, factStatuses } from "@/lib/content/facts/schema";

// A disc with a tick, a square with an arrow to the newer finding, a diamond with a question mark. The outlines alone differ
// enough to tell them apart.
const marks: Record<FactStatus, { outline: string; sign: string; color: string }> = {
  supported: {
    outline: "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19z",
    sign: "m7.5 12.5 3 3 6-6.5",
    color: "text-done",
  },
  superseded: { outline: "M3.5 3.5h17v17h-17z", sign: "M7.5 12h8.5m-3.5-3.75 3.75 3.75-3.75 3.75", color: "text-link" },
  disputed: {
    outline: "M12 1.5 22.5 12 12 22.5 1.5 12z",
    sign: "M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .7-1 1.6m0 2.9v.3",
    color: "text-error",
  },
};

/** The drawings of the three marks. A page renders them once, and its marks refer to them. */
export function StatusMarkDrawings() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      {factStatuses.map((status) => (
        <symbol
          key={status}
          id={`mark-${status}`}
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d={marks[status].outline} />
          <path d={marks[status].sign} />
        </symbol>
      ))}
    </svg>
  );
}

/** The status of a claim, as a shape and a word. The color only repeats them. */
export function StatusMark({ status }: { status: FactStatus }) {
  const t = useTranslations("facts.status");
  return (
    <span className={`inline-flex items-center gap-2 font-semibold ${marks[status].color}`}>
      <svg aria-hidden="true" className="size-6 shrink-0">
        <use href={`#mark-${status}`} />
      </svg>
      {t(status)}
    </span>
  );
}
