import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";
import type { Organizer } from "@/lib/organizers/schema";
import { findPetition } from "@/lib/petitions/queries";
import { countWaitingComments } from "@/lib/signatures/moderation/queries";

/** How many comments of the state would be missing in the packets, because nobody has looked at them. */
export async function WaitingComments({ by, petition, state }: { by: Organizer; petition: string; state: string }) {
  const found = await findPetition(petition);
  const waiting = found ? await countWaitingComments(by, found.id) : [];
  const count = waiting.find((each) => each.state === state)?.count ?? 0;
  if (count === 0) return null;
  return (
    <Notice className="mb-4 max-w-measure">
      <p>
        <a href={`/console/comments?petition=${petition}&state=${state}`} className="text-link">
          {count === 1 ? "One comment of this state waits" : `${formatNumber("en", count)} comments of this state wait`}{" "}
          to be looked at
        </a>
        . Packets that are built before that go without {count === 1 ? "it" : "them"}.
      </p>
    </Notice>
  );
}
