import { OtherPetitions } from "@/components/petition/other-petitions";
import { PetitionList } from "@/components/petition/petition-list";
import { HeroPetition } from "@/components/site/hero-petition";
import { NewestSteps, StateProgress } from "@/components/states/progress-steps";
import { Scoreboard } from "@/components/states/scoreboard";
import { SignaturesBand } from "@/components/states/signatures-band";
import { StateNumber } from "@/components/states/state-panels";
import { lightsByName } from "@/lib/content/state-laws";
import { findState, namesOf } from "@/lib/content/states";
import { listNewestStepOfStates, listSteps } from "@/lib/deliveries/progress/queries";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { findRosterVersion } from "@/lib/lawmakers/finder/queries";
import { findSwitches } from "@/lib/limits/queries";
import type { Switches } from "@/lib/limits/schema";
import { listOpenBeside, listPetitions } from "@/lib/petitions/queries";
import { goalOfState, signingStatus } from "@/lib/petitions/rules";
import type { Goals, OpenPetition } from "@/lib/petitions/schema";
import { findLivePetition } from "@/lib/signatures/live/queries";
import { countConfirmedOfPetitions } from "@/lib/signatures/tally/queries";
import type { PaperCount } from "@/lib/signatures/paper/schema";
import type { Tally } from "@/lib/signatures/tally/schema";
import type { Locale } from "@/lib/locale";
import { isUnavailable } from "@/lib/unavailable";
import { bannerSlot } from "./banner-slot";
import type { PageTemplate, ReadPage } from "./page-template";
import { FIRST_PETITION, petitionLabelSlot } from "./petition-label-slot";

/**
 * Whether pages of the site show the petition that the site is about: "hidden" where it is not public, so that nothing may lead
 * to it, "away" while the database is unavailable, because all else on such a page needs none.
 */
export interface SiteFrame {
  petition: "shown" | "hidden" | "away";
}

export interface LiveNumbers {
  banner: Switches["banner"];
  /** The exact numbers of this moment. Null where the petition is hidden or away. */
  numbers: (Goals & { status: "open" | "paused" | "closed"; tally: Tally; paper: PaperCount }) | null;
  /** What came of the petition, as far as the page shows it. */
  steps: ProgressStep[];
  /** Identifies the edition that was asked for; null without one. */
  edition: string | null;
}

interface HomeNumbers extends LiveNumbers {
  /** The other petitions that can be signed now. */
  others: OpenPetition[];
}

// As many as stand side by side on the home page.
const STEPS_ON_HOME = 3;

type SiteTemplate = PageTemplate<SiteFrame, LiveNumbers>;

/**
 * The petition the site is about, with the steps that `list` reads of it and its edition for a state. An open one counts as paused while the organizers have
 * paused signing everywhere.
 */
export async function readSite(
  list: (slug: string) => Promise<ProgressStep[]>,
  state: string | null = null,
): Promise<ReadPage<SiteFrame, LiveNumbers>> {
  try {
    const [found, steps] = await Promise.all([
      findLivePetition(FIRST_PETITION, { edition: state }),
      list(FIRST_PETITION),
    ]);
    const banner = found ? found.switches.banner : (await findSwitches()).banner;
    const status = found && signingStatus(found.petition, found.switches, new Date());
    if (!found || !status)
      return { frame: { petition: "hidden" }, live: { banner, numbers: null, steps: [], edition: null } };
    const { goal, stateGoals } = found.petition;
    const numbers = { status, goal, stateGoals, tally: found.tally, paper: found.paper };
    return { frame: { petition: "shown" }, live: { banner, numbers, steps, edition: found.petition.edition } };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return {
      frame: { petition: "away" },
      live: { banner: null, numbers: null, steps: [], edition: null },
      isAway: true,
    };
  }
}

// Every page with these numbers has them.
const commonSlots: SiteTemplate["slots"] = {
  banner: bannerSlot,
  "petition-label": ({ numbers }) => petitionLabelSlot(numbers && numbers.status),
};

export const homeTemplate: PageTemplate<SiteFrame, HomeNumbers> = {
  path: /^\/$/,
  read: async () => {
    const [{ live, ...site }, others] = await Promise.all([
      readSite((slug) => listSteps(slug, { max: STEPS_ON_HOME })),
      listOpenBeside(FIRST_PETITION, new Date()).catch(unlessAway),
    ]);
    return others === "away"
      ? { ...site, live: { ...live, others: [] }, isAway: true }
      : { ...site, live: { ...live, others } };
  },
  slots: {
    ...commonSlots,
    petition: ({ numbers }) => (
      <HeroPetition
        petition={
          numbers && {
            slug: FIRST_PETITION,
            status: numbers.status,
            goal: numbers.goal,
            confirmed: numbers.tally.confirmed,
          }
        }
      />
    ),
    others: ({ others }) => <OtherPetitions petitions={others} />,
    progress: ({ steps }, { locale }) => <NewestSteps steps={withNames(steps, locale)} />,
  },
};

const withNames = (steps: ProgressStep[], locale: Locale) =>
  steps.map((step) => ({ step, state: findState(step.state)?.name[locale] ?? step.state }));

export const statesTemplate: SiteTemplate = {
  path: /^\/states$/,
  read: () => readSite(listNewestStepOfStates),
  slots: {
    ...commonSlots,
    progress: ({ steps }, { locale }) => <Scoreboard steps={withNames(steps, locale)} />,
    signatures: ({ numbers }, { locale }) => (
      <SignaturesBand numbers={numbers && { slug: FIRST_PETITION, ...numbers }} states={lightsByName(locale)} />
    ),
  },
};

/** The page of a state is also rendered anew when a roster is imported, or the day changes what is said of it. */
export interface StateFrame extends SiteFrame {
  /** Identifies the roster of the state. */
  roster: string | null | "away";
  /** Identifies what the edition of the state says. */
  edition: string | null;
}

export const stateTemplate: PageTemplate<StateFrame, LiveNumbers> = {
  path: /^\/states\/(?<code>[a-z]{2})$/,
  read: async ({ params: { code = "" } }) => {
    const state = findState(code.toUpperCase());
    if (!state) return null;
    const [{ frame, live, isAway = false }, roster] = await Promise.all([
      readSite((slug) => listSteps(slug, { state: state.code }), state.code),
      findRosterVersion(state.code, new Date()).catch(unlessAway),
    ]);
    return { frame: { ...frame, roster, edition: live.edition }, live, isAway: isAway || roster === "away" };
  },
  slots: {
    ...commonSlots,
    number: ({ numbers }, { params: { code = "" }, locale }) => {
      const state = findState(code.toUpperCase());
      if (!state) return null;
      const goal = numbers && goalOfState(numbers, state.code);
      return (
        <StateNumber
          code={state.code}
          state={namesOf(state, locale)}
          count={numbers && (numbers.tally.byState[state.code] ?? 0)}
          paper={numbers?.paper.byState[state.code] ?? 0}
          goal={goal}
          followed={
            numbers && { slug: FIRST_PETITION, state: state.code, status: numbers.status, goal: goal ?? numbers.goal }
          }
        />
      );
    },
    progress: ({ steps }, { params: { code = "" }, locale }) => {
      const state = findState(code.toUpperCase());
      return state && <StateProgress steps={steps} name={state.inSentence[locale]} />;
    },
  },
};

function unlessAway(error: unknown): "away" {
  if (isUnavailable(error)) return "away";
  throw error;
}

/** A page on which only the banner is live. */
const readBanner = async () => ({ frame: {}, live: { banner: (await findSwitches()).banner } });
const bannerOnly = (path: RegExp): PageTemplate<object, Pick<LiveNumbers, "banner">> => ({
  path,
  read: readBanner,
  slots: { banner: bannerSlot },
});

export const subscribeTemplate = bannerOnly(/^\/subscribe$/);
export const codeTemplate = bannerOnly(/^\/confirm$/);

/** All petitions that the public may see, with their numbers. */
async function readPetitions() {
  const now = new Date();
  const [petitions, switches, counts] = await Promise.all([
    listPetitions(),
    findSwitches(),
    countConfirmedOfPetitions(),
  ]);
  const shown = petitions.flatMap((petition) => {
    const status = signingStatus(petition, switches, now);
    return status ? [{ petition, status }] : [];
  });
  const counted = shown.map((each) => ({ ...each, confirmed: counts.get(each.petition.id) ?? 0 }));
  return { frame: {}, live: { banner: switches.banner, petitions: counted } };
}

export const petitionsTemplate: PageTemplate<object, Awaited<ReturnType<typeof readPetitions>>["live"]> = {
  path: /^\/petitions$/,
  read: readPetitions,
  slots: {
    banner: bannerSlot,
    "petition-label": ({ petitions }) =>
      petitionLabelSlot(petitions.find(({ petition }) => petition.slug === FIRST_PETITION)?.status ?? null),
    petitions: ({ petitions }) => <PetitionList petitions={petitions} />,
  },
};
