import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { FoundTable } from "@/components/console/found-table";
import { RemovalReport } from "@/components/console/removal-report";
import { getOwn } from "@/lib/get-own";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import { findRemoval, FOUND_READ_AT_ONCE, readFound } from "@/lib/signatures/removals/queries";
import { isCancellable, isRunning } from "@/lib/signatures/removals/rules";
import { removalIdInput } from "@/lib/signatures/removals/schema";
import { stateNameOf } from "../../options";
import { cancelRemovalAction, reinstateFoundAction, startRemovalAction, undoRemovalAction } from "../actions";

export const metadata: Metadata = { title: "Removal" };

const done: Record<string, string> = {
  started: "The removal has begun. You may leave this page: it goes on.",
  cancelled: "It is stopped.",
  undoing: "The signatures are being brought back. You may leave this page: it goes on.",
  reinstated: "The signature counts again. An undo leaves it as it is.",
};

export default function RemovalPage({ params, searchParams }: PageProps<"/console/removals/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [{ id }, query] = await Promise.all([params, searchParams]);
    const known = removalIdInput.safeParse(id);
    const removal = known.success ? await findRemoval(organizer, known.data) : null;
    if (!removal) notFound();
    const isWorking = isRunning(removal.status);
    const isStopping = isWorking && isCancellable(removal.status) && query.stop === "1";
    const after = signatureIdInput.safeParse(query.after).data ?? 0n;
    // Not while the page loads itself again: each reading is logged.
    const found = isWorking ? [] : await readFound(organizer, removal, after);
    if (!found) notFound();
    const actions = {
      start: startRemovalAction.bind(null, removal.id),
      cancel: cancelRemovalAction.bind(null, removal.id),
      undo: undoRemovalAction.bind(null, removal.id),
    };
    return (
      <ConsolePage
        title={`Removal ${removal.id}`}
        lead={
          <a href="/console/removals" className="text-link">
            All removals
          </a>
        }
        done={getOwn(done, query.done)}
      >
        {isWorking && !isStopping ? <meta httpEquiv="refresh" content="2" /> : null}
        <RemovalReport
          removal={removal}
          nameOf={stateNameOf}
          actions={actions}
          isStopping={isStopping}
          toStart={(form) => (
            <IfRecent session={organizer} next={`/console/removals/${removal.id}`}>
              {form}
            </IfRecent>
          )}
        />
        {isWorking || removal.found === 0 ? null : <Found removalId={removal.id} found={found} after={after} />}
      </ConsolePage>
    );
  });
}

interface FoundProps {
  removalId: number;
  found: NonNullable<Awaited<ReturnType<typeof readFound>>>;
  /** The number of the last signature of the page before. */
  after: bigint;
}

/** One page of the signatures that the rule found. */
function Found({ removalId, found, after }: FoundProps) {
  return (
    <Section
      title="The signatures"
      id="found"
      lead="Each page you open here is written into the log. It never shows an email address."
    >
      {found.length ? (
        <FoundTable
          signatures={found.map((each) => ({ ...each, id: String(each.id) }))}
          nameOf={stateNameOf}
          reinstateAction={reinstateFoundAction.bind(null, removalId, String(after))}
        />
      ) : (
        <Empty>There are no further ones.</Empty>
      )}
      {found.length === FOUND_READ_AT_ONCE ? (
        <p className="mt-3">
          <a href={`/console/removals/${removalId}?after=${found.at(-1)!.id}`} className="text-link">
            Further ones
          </a>
        </p>
      ) : null}
    </Section>
  );
}
