import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { CommentReview } from "@/components/console/comment-review";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { StateFilter } from "@/components/console/state-filter";
import { WaitingComments } from "@/components/console/waiting-comments";
import { findState } from "@/lib/content/states";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { countWaitingComments, readComments } from "@/lib/signatures/moderation/queries";
import { COMMENTS_READ_AT_ONCE } from "@/lib/signatures/moderation/schema";
import { ownStateOptions, petitionOptions } from "../options";
import { reviewAction } from "./actions";
import { type CommentChoice, readChoice } from "./choice";

export const metadata: Metadata = { title: "Comments" };

export default function CommentsPage({ searchParams }: PageProps<"/console/comments">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const choice = readChoice(params);
    const petition = petitions.find(({ slug }) => slug === choice.petition) ?? petitions[0];
    const state = choice.state ? findState(choice.state) : null;
    const waiting = petition ? await countWaitingComments(organizer, petition.id) : [];
    const { review, after } = choice;
    const comments =
      petition && state ? await readComments(organizer, { petition, state: state.code, review, after }) : [];
    if (!comments) notFound();
    const newest = comments.at(-1);
    return (
      <ConsolePage
        title="Comments"
        lead="A comment goes into the files for lawmakers only after one of you has read it. Leave out what could harm somebody: names of children, addresses, insults. Signers see your decision and its reason on their own page. Each page you open here is written into the log."
        done={doneMessage(choice)}
      >
        <WaitingComments
          petition={petition?.slug ?? ""}
          waiting={waiting.map((each) => ({ ...each, name: findState(each.state)?.name.en ?? each.state }))}
        />
        <StateFilter
          path="/console/comments"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayReadState(organizer, code))}
          chosen={{ ...choice, petition: petition?.slug ?? "" }}
          also={{ name: "review", label: "Which", options: reviews, chosen: review }}
        />
        {petition && state ? (
          <Section title={`${state.name.en}: ${titles[review]}`} id="found">
            {comments.length ? (
              <CommentReview
                // Another page of comments is another form, so that no decision stays from the one before.
                key={String(comments[0]?.id)}
                action={reviewAction.bind(null, petition.slug, state.code)}
                comments={comments.map((comment) => ({ ...comment, id: String(comment.id) }))}
                isWaiting={review === "waiting"}
              />
            ) : (
              <Empty>{after ? "There are no later ones." : emptyLists[review]}</Empty>
            )}
            {newest && comments.length === COMMENTS_READ_AT_ONCE ? (
              <p className="mt-3">
                <a
                  href={`/console/comments?petition=${petition.slug}&state=${state.code}&review=${review}&after=${newest.id}`}
                  className="text-link"
                >
                  Later ones, without deciding about these
                </a>
              </p>
            ) : null}
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}

const reviews = [
  { value: "waiting", label: "Waiting to be read" },
  { value: "included", label: "Going to lawmakers" },
  { value: "left_out", label: "Left out" },
];

const titles = { waiting: "waiting to be read", included: "going to lawmakers", left_out: "left out" };
const emptyLists = {
  waiting: "No comment of this state waits to be read.",
  included: "No comment of this state goes to lawmakers yet.",
  left_out: "No comment of this state is left out.",
};

function doneMessage({ decided, skipped }: CommentChoice): string | undefined {
  if (decided + skipped === 0) return undefined;
  const saved = `${decided} ${decided === 1 ? "decision is" : "decisions are"} recorded.`;
  return skipped === 0 ? saved : `${saved} ${skipped} not: the signer changed or withdrew it since you read it.`;
}
