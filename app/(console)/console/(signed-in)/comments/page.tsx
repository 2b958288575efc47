import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { CommentFilter } from "@/components/console/comment-filter";
import { CommentReview } from "@/components/console/comment-review";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { findState, statesByName } from "@/lib/content/states";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { countWaitingComments, readComments } from "@/lib/signatures/moderation/queries";
import { COMMENTS_READ_AT_ONCE } from "@/lib/signatures/moderation/schema";
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
        <CommentFilter
          petitions={petitions.map(({ slug, version }) => ({ value: slug, label: version.content.en.title }))}
          states={statesByName("en")
            .filter(({ code }) => mayReadState(organizer, code))
            .map(({ code, name }) => ({ value: code, label: name.en }))}
          waiting={waiting.map((each) => ({ ...each, name: findState(each.state)?.name.en ?? each.state }))}
          chosen={{ ...choice, petition: petition?.slug ?? "" }}
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
