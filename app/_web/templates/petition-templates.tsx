import { ClosedNotice } from "@/components/petition/closed-notice";
import { PetitionNumber } from "@/components/petition/petition-number";
import { SignBar } from "@/components/petition/sign-bar";
import { SourceField } from "@/components/petition/source-field";
import { Supporters } from "@/components/petition/supporters";
import { Updates } from "@/components/petition/updates";
import { StateProgress } from "@/components/states/progress-steps";
import { findState, namesOf } from "@/lib/content/states";
import { listSteps } from "@/lib/deliveries/progress/queries";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { goalOfState, GRACE_MILLISECONDS, phaseOf, type PetitionPhase, signingStatus } from "@/lib/petitions/rules";
import { findLivePetition, type LivePetition } from "@/lib/signatures/live/queries";
import { listPublicUpdates } from "@/lib/updates/queries";
import type { PublicUpdate } from "@/lib/updates/schema";
import { addMilliseconds } from "@/lib/time";
import { bannerSlot } from "./banner-slot";
import type { PageRequest, PageTemplate } from "./page-template";
import { FIRST_PETITION, petitionLabelSlot } from "./petition-label-slot";

const SUPPORTERS_SHOWN = 10;

export interface PetitionFrame {
  slug: string;
  /** The number of the text. */
  version: number;
  /** Identifies the content of the state edition and its last change, whose day the page names. */
  edition: string | null;
  /** The states to whose editions the page links. */
  editions: string[];
  phase: Exclude<PetitionPhase, "not-public" | "gone"> | "signing-paused";
}

interface Live extends LivePetition {
  banner: LivePetition["switches"]["banner"];
  phase: PetitionFrame["phase"];
  /** What the public numbers call the phase. */
  status: "open" | "paused" | "closed";
}
export type PetitionTemplate = PageTemplate<PetitionFrame, Live>;
type Slot = PetitionTemplate["slots"][string];
type UpdatedTemplate = PageTemplate<PetitionFrame, Live & { updates: PublicUpdate[] }>;
type EditionTemplate = PageTemplate<PetitionFrame, Live & { steps: ProgressStep[] }>;

/** A petition as its pages show it now. Null where it is not public or was taken down. */
async function readPetition(
  { params: { slug = "" } }: PageRequest,
  included: Parameters<typeof findLivePetition>[1] = {},
): Promise<{ frame: PetitionFrame; live: Live } | null> {
  const found = await findLivePetition(slug, included);
  if (!found) return null;
  const { petition, switches } = found;
  const now = new Date();
  const own = phaseOf(petition, now);
  const status = signingStatus(petition, switches, now);
  if (own === "not-public" || own === "gone" || !status) return null;
  const phase = own === "open" && switches.signingPaused ? "signing-paused" : own;
  const { version, edition, editions } = petition;
  return {
    frame: { slug: petition.slug, version, edition, editions, phase },
    live: { ...found, banner: switches.banner, phase, status },
  };
}

/** A petition with what organizers have told about it. */
async function readUpdated(request: PageRequest, included: Parameters<typeof findLivePetition>[1] = {}) {
  const [page, updates] = await Promise.all([
    readPetition(request, included),
    listPublicUpdates(request.params["slug"] ?? "", request.locale),
  ]);
  return page && { ...page, live: { ...page.live, updates } };
}

const updates: UpdatedTemplate["slots"][string] = ({ petition, updates: told }) => (
  <Updates slug={petition.slug} updates={told} />
);

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

/** The right half of the bar at the bottom of phones. */
const bar: Slot = ({ status }) => (status === "open" ? <SignBar /> : null);

const number: Slot = ({ petition, tally, paper, status }) => (
  <PetitionNumber
    count={tally.confirmed}
    goal={petition.goal}
    live={{ slug: petition.slug, status, goal: petition.goal }}
    paper={paper.counted}
  />
);

// Every page of one petition has them.
const commonSlots: PetitionTemplate["slots"] = {
  banner: bannerSlot,
  "petition-label": ({ petition, status }) => petitionLabelSlot(petition.slug === FIRST_PETITION ? status : null),
};

export const petitionTemplate: UpdatedTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)$/,
  read: (request) => readUpdated(request, { supporters: SUPPORTERS_SHOWN, editions: true }),
  slots: {
    ...commonSlots,
    number,
    closed,
    bar,
    source,
    updates,
    supporters: ({ supporters, switches: { signersHidden } }, { locale }) =>
      signersHidden ? null : (
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
    ...commonSlots,
    closed,
    bar,
    source,
    number: ({ petition, tally, paper, status }, { params, locale }) => {
      const state = findState(params["state"]?.toUpperCase() ?? "");
      if (!state) return null;
      const goal = goalOfState(petition, state.code);
      const count = tally.byState[state.code] ?? 0;
      const onPaper = paper.byState[state.code] ?? 0;
      const live = { slug: petition.slug, state: state.code, status, goal: goal ?? petition.goal };
      return <PetitionNumber count={count} paper={onPaper} goal={goal} live={live} state={namesOf(state, locale)} />;
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
  slots: commonSlots,
};

export const thanksTemplate: UpdatedTemplate = {
  path: /^\/petitions\/(?<slug>[a-z0-9-]+)\/thanks$/,
  read: (request) => readUpdated(request),
  slots: { ...commonSlots, number, updates },
};
