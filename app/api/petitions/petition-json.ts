import { states } from "@/lib/content/states";
import { invariant } from "@/lib/invariant";
import { findPetition, findPetitionVersion } from "@/lib/petitions/queries";
import { goalOfState, phaseOf, signingStatus } from "@/lib/petitions/rules";
import { findLivePetition } from "@/lib/signatures/live/queries";

/** The public data of a petition at this moment, "gone" where it was taken down, or null where it is not public. */
export async function petitionJson(wanted: string, now: Date) {
  const found = await findLivePetition(wanted);
  if (!found) return null;
  const { petition, switches, tally, paper } = found;
  if (phaseOf(petition, now) === "gone") return "gone";
  const status = signingStatus(petition, switches, now);
  if (!status) return null;
  const { slug, version, openedAt, closesAt, goal } = petition;
  const goalByState = Object.fromEntries(states.map(({ code }) => [code, goalOfState(petition, code)]));
  const { confirmed, byState, unknownState } = tally;
  return {
    slug,
    title: await titleOf(slug, version),
    status,
    version,
    openedAt,
    closesAt,
    goal,
    goalByState,
    signatures: {
      confirmed,
      byState: everyState(byState),
      unknownState,
      // Signatures on paper, which are no part of the number.
      paper: paper.counted,
      paperByState: everyState(paper.byState),
    },
    countedAt: now,
  };
}

/** Every state is listed, so that a client needs no list of its own. */
const everyState = (counts: Record<string, number>) => ({
  ...Object.fromEntries(states.map(({ code }) => [code, 0])),
  ...counts,
});

/** A version never changes, so one that is known from a moment ago is as good as one that is read now. */
async function titleOf(slug: string, number: number): Promise<string> {
  const known = (await findPetition(slug))?.version;
  const version = known?.number === number ? known : await findPetitionVersion(slug, number);
  invariant(version, "a petition has the text that it names");
  return version.content.en.title;
}
