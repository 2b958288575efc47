import { ClosedNotice } from "@/components/petition/closed-notice";
import { PetitionNumber } from "@/components/petition/petition-number";
import { SourceField } from "@/components/petition/source-field";
import { Supporters } from "@/components/petition/supporters";
import { StateProgress } from "@/components/states/progress-steps";
import { findState } from "@/lib/content/states";
import { listSteps } from "@/lib/deliveries/progress/queries";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { goalOfState, GRACE_MILLISECONDS, phaseOf, type PetitionPhase } from "@/lib/petitions/rules";
import { findLivePetition, type LivePetition } from "@/lib/signatures/live/queries";
import { addMilliseconds } from "@/lib/time";
import { bannerSlot } from "./banner-slot";
import type { PageRequest, PageTemplate } from "./page-template";

const SUPPORTERS_SHOWN = 10;

export interface PetitionFrame {
  slug: string;
  /** The number of the text. */
  version: number;
  /** Identifies the content of the state edition and its last change, whose day the page names. */
  edition: string | null;
  phase: Exclude<PetitionPhase, "not-public" | "gone"> | "signing-paused";
}

type Live = LivePetition & { banner: LivePetition["switches"]["banner"]; phase: PetitionFrame["phase"] };
export type PetitionTemplate = PageTemplate<PetitionFrame, Live>;
type Slot = PetitionTemplate["slots"][string];
type EditionTemplate = PageTemplate<PetitionFrame, Live & { steps: ProgressStep[] }>;

/** A petition as its pages show it now. Null where it is not public or was taken down. */
async function readPetition(
  { params: { slug = "" } }: PageRequest,
  included: Parameters<typeof findLivePetition>[1] = {},
): Promise<{ frame: PetitionFrame; live: Live } | null> {
  const found = await findLivePetition(slug, included);
  if (!found) return null;
  const { petition, switches } = found;
  const own = phaseOf(petition, new Date());
  if (own === "not-public" || own === "gone") return null;
  const phase = own === "open" && switches.signingPaused ? "signing-paused" : own;
  const { version, edition } = petition;
  return {
    frame: { slug: petition.slug, version, edition, phase },
    live: { ...found, banner: switches.banner, phase },
  };
}

const readAlone = (request: PageRequest) => readPetition(request);

/** What stands in the place of the form while nobody can sign. */
const closed: Slot = ({ petition: { closesAt }, tally, phase }) =>
  phase === "open" ? null : (
    <ClosedNotice
      reason={phase}
      count={tally.confirmed}
      graceEndsAt={closesAt && addMilliseconds(closesAt, GRACE_MILLISECONDS)}
    />
  );

/** The share link that brought the reader, as the form sends it along. */
const source: Slot = (_live, { from }) => <SourceField from={from} />;

const number: Slot = ({ petition, tally, paper }, { params: { slug = "" } }) => (
  <PetitionNumber count={tally.confirmed} goal={petition.goal} live={{ slug }} paper={paper.counted} />
);

export const petitionTemplate: PetitionTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)$/,
  read: (request) => readPetition(request, { supporters: SUPPORTERS_SHOWN }),
  slots: {
    banner: bannerSlot,
    number,
    closed,
    source,
    supporters: ({ supporters }, { locale }) => (
      <Supporters
        supporters={supporters.map((supporter) => ({
          ...supporter,
          state: findState(supporter.state)?.name[locale] ?? supporter.state,
        }))}
        now={new Date()}
      />
    ),
  },
};

export const stateEditionTemplate: EditionTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)\/(?<state>[a-z]{2})$/,
  read: async (request) => {
    const { slug = "", state = "" } = request.params;
    const [page, steps] = await Promise.all([
      readPetition(request, { edition: state.toUpperCase() }),
      listSteps(slug, { state: state.toUpperCase() }),
    ]);
    return page?.frame.edition ? { ...page, live: { ...page.live, steps } } : null;
  },
  slots: {
    banner: bannerSlot,
    closed,
    source,
    number: ({ petition, tally, paper }, { params, locale }) => {
      const state = findState(params["state"]?.toUpperCase() ?? "");
      if (!state) return null;
      const goal = goalOfState(petition.goal, state.code);
      const count = tally.byState[state.code] ?? 0;
      const onPaper = paper.byState[state.code];
      const live = { slug: params["slug"] ?? "", state: state.code };
      return <PetitionNumber count={count} paper={onPaper} goal={goal} live={live} state={state.inSentence[locale]} />;
    },
    progress: ({ steps }, { params, locale }) => {
      const state = findState(params["state"]?.toUpperCase() ?? "");
      return state && <StateProgress steps={steps} name={state.inSentence[locale]} />;
    },
  },
};

export const checkYourEmailTemplate: PetitionTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)\/check-your-email$/,
  read: readAlone,
  slots: { banner: bannerSlot },
};

export const thanksTemplate: PetitionTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)\/thanks$/,
  read: readAlone,
  slots: { banner: bannerSlot, number },
};
