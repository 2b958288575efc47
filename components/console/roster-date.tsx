import { Notice } from "@/components/ui/notice";
import type { Roster } from "@/lib/lawmakers/schema";
import { questionOfRoster } from "@/lib/lawmakers/terms/rules";

interface RosterDateProps {
  state: string;
  roster: Pick<Roster, "date" | "source">;
  now: Date;
  /** What somebody is about to do with it, if that is worth a question. */
  before?: "build" | "choose";
}

/** The date and the source of a roster in the console, and a question where it may not tell who sits now. It forbids nothing. */
export function RosterDate({ state, roster: { date, source }, now, before = "choose" }: RosterDateProps) {
  const question = questionOfRoster(state, date, now);
  const from = `The roster is of ${date.toISOString().slice(0, 10)}, from ${source}.`;
  if (!question || (question.reason === "stale" && before === "choose")) return <p className="text-muted">{from}</p>;
  const why = {
    old: "New terms have begun since. Nobody is named whose term may have ended.",
    ending: "Its legislature was elected this autumn, and new terms are about to begin.",
    stale: `That is ${question.days} days ago. Members have resigned or were appointed since, in most states.`,
  }[question.reason];
  return (
    <Notice title={before === "build" ? "Is this roster still right?" : "This roster may have changed."}>
      <p>
        {from} {why}{" "}
        {before === "build"
          ? "Packets go to those whom it names. If a newer one is published, have an admin import it first (page Data)."
          : "An admin imports a newer one on the page Data."}
      </p>
    </Notice>
  );
}
