import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { NamesForm } from "@/components/console/names-form";
import { StateFilter } from "@/components/console/state-filter";
import { UndoBand } from "@/components/console/undo-band";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { countWaitingNames, readNames } from "@/lib/signatures/names/queries";
import { NAMES_READ_AT_ONCE, type NameToReview } from "@/lib/signatures/names/schema";
import { ownStateOptions, petitionOptions, stateNameOf } from "../options";
import { reviewNamesAction, undoNamesAction } from "./actions";
import { type NameChoice, queryOf, readChoice } from "./choice";
import { doneText, waitingText } from "./texts";

export const metadata: Metadata = { title: "Names" };

export default function NamesPage({ searchParams }: PageProps<"/console/names">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const choice = readChoice(params);
    const petition = petitions.find(({ slug }) => slug === choice.petition);
    const counted = petition ?? petitions[0];
    const [waiting, names] = await Promise.all([
      counted ? countWaitingNames(organizer, counted.id) : 0,
      petition ? readNames(organizer, { ...choice, petition }) : [],
    ]);
    if (!names) notFound();
    const list = String(queryOf(choice));
    const done = doneText(choice);
    return (
      <ConsolePage
        title="Names"
        lead="These signers let their name or initials be shown among the newest signers. None is shown before one of you has looked. Leave out insults, slogans, names of children and of people who cannot have signed. All of them count either way. A hundred at a time. Each page you open here is written into the log."
      >
        {done ? (
          <UndoBand
            text={done}
            action={choice.ids.length ? undoNamesAction.bind(null, choice.ids.join("."), list) : null}
          />
        ) : null}
        <p>{waitingText(waiting)}</p>
        <StateFilter
          path="/console/names"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayReadState(organizer, code))}
          chosen={{ petition: counted?.slug ?? "", state: choice.state ?? "" }}
          allStates="All of your states"
          also={{ name: "review", label: "Which", options: reviews, chosen: choice.review }}
        />
        {petition ? <Names choice={choice} list={list} names={names} /> : null}
      </ConsolePage>
    );
  });
}

interface NamesProps {
  choice: NameChoice;
  /** The query of the list. */
  list: string;
  names: NameToReview[];
}

/** One page of the list, and the way to the next one. */
function Names({ choice, list, names }: NamesProps) {
  const last = names.at(-1);
  return (
    <Section title={titles[choice.review]} id="found">
      {names.length ? (
        <NamesForm
          // Another page is another form, so that no choice stays from the one before.
          key={`${choice.review}-${names[0]?.id}`}
          action={reviewNamesAction.bind(null, list)}
          review={choice.review}
          names={names.map(({ id, state, ...each }) => ({ ...each, id: String(id), stateName: stateNameOf(state) }))}
        />
      ) : (
        <Empty>{choice.after ? "There are no further ones." : empties[choice.review]}</Empty>
      )}
      {last && names.length === NAMES_READ_AT_ONCE ? (
        <p className="mt-3">
          <a href={`/console/names?${queryOf({ ...choice, after: last.id })}#found`} className="text-link">
            Further ones, without deciding about these
          </a>
        </p>
      ) : null}
    </Section>
  );
}

const reviews = [
  { value: "waiting", label: "Waiting to be looked at" },
  { value: "shown", label: "May be shown" },
  { value: "left_out", label: "Not shown" },
];

const titles = { waiting: "Waiting to be looked at", shown: "May be shown", left_out: "Not shown" };
const empties = {
  waiting: "No name waits to be looked at.",
  shown: "No name may be shown yet.",
  left_out: "No name is left out.",
};
