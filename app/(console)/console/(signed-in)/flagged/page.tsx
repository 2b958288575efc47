import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { FlaggedForm } from "@/components/console/flagged-form";
import { StateFilter } from "@/components/console/state-filter";
import { UndoBand } from "@/components/console/undo-band";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { countFlagged, readFlagged } from "@/lib/signatures/flags/queue/queries";
import { FLAGGED_READ_AT_ONCE, type FlaggedSignature } from "@/lib/signatures/flags/queue/schema";
import { ownStateOptions, petitionOptions, stateNameOf } from "../options";
import { decideAction, undoAction } from "./actions";
import { type FlaggedChoice, queryOf, readChoice } from "./choice";
import { countText, doneText, undoneText } from "./texts";

export const metadata: Metadata = { title: "Flagged signatures" };

export default function FlaggedPage({ searchParams }: PageProps<"/console/flagged">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const choice = readChoice(params);
    const petition = petitions.find(({ slug }) => slug === choice.petition);
    const counted = petition ?? petitions[0];
    const [counts, flagged] = await Promise.all([
      counted ? countFlagged(organizer, counted.id) : { waiting: 0, held: 0 },
      petition ? readFlagged(organizer, { ...choice, petition }) : [],
    ]);
    if (!flagged) notFound();
    const list = String(queryOf(choice));
    return (
      <ConsolePage
        title="Flagged signatures"
        lead="Each has a reason to look at it, and none of the reasons says that it is false. Accept what a person may well have signed. Fifty at a time, oldest first. Each page you open here is written into the log."
        done={choice.done === "undone" ? undoneText(choice) : undefined}
      >
        <Undo choice={choice} list={list} />
        <p>{countText(counts)}</p>
        <StateFilter
          path="/console/flagged"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayReadState(organizer, code))}
          chosen={{ petition: counted?.slug ?? "", state: choice.state ?? "" }}
          allStates="All of your states"
        />
        {petition ? <Queue choice={choice} list={list} flagged={flagged} /> : null}
      </ConsolePage>
    );
  });
}

interface ListProps {
  choice: FlaggedChoice;
  /** The query of the list. */
  list: string;
}

/** What was decided a moment ago, and the button that undoes it. */
function Undo({ choice, list }: ListProps) {
  const { done, ids } = choice;
  if (done !== "accept" && done !== "remove") return null;
  return (
    <UndoBand text={doneText(choice)} action={ids.length ? undoAction.bind(null, done, ids.join("."), list) : null} />
  );
}

/** One page of the queue, and the way to the next one. */
function Queue({ choice, list, flagged }: ListProps & { flagged: FlaggedSignature[] }) {
  const newest = flagged.at(-1);
  return (
    <Section title={choice.state ? stateNameOf(choice.state) : "To look at"} id="found">
      {flagged.length ? (
        <FlaggedForm
          // Another page is another form, so that no choice stays from the one before.
          key={String(flagged[0]?.id)}
          action={decideAction.bind(null, list)}
          signatures={flagged.map(({ id, state, ...each }) => ({
            ...each,
            id: String(id),
            stateName: stateNameOf(state),
          }))}
        />
      ) : (
        <Empty>{choice.after ? "There are no later ones." : "Nobody waits to be looked at."}</Empty>
      )}
      {newest && flagged.length === FLAGGED_READ_AT_ONCE ? (
        <p className="mt-3">
          <a href={`/console/flagged?${queryOf({ ...choice, after: newest.id })}#found`} className="text-link">
            Later ones, without deciding about these
          </a>
        </p>
      ) : null}
    </Section>
  );
}
