import { PetitionList } from "@/components/petition/petition-list";
import { HeroPetition } from "@/components/site/hero-petition";
import { PETITION_PATH } from "@/components/site/site-map";
import { NewestSteps, StateProgress } from "@/components/states/progress-steps";
import { Scoreboard } from "@/components/states/scoreboard";
import { SignaturesBand } from "@/components/states/signatures-band";
import { StateNumber } from "@/components/states/state-panels";
import { lightsByName } from "@/lib/content/state-laws";
import { findState } from "@/lib/content/states";
import { listNewestStepOfStates, listSteps } from "@/lib/deliveries/progress/queries";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { findRosterVersion } from "@/lib/lawmakers/finder/queries";
import { findSwitches } from "@/lib/limits/queries";
import type { Switches } from "@/lib/limits/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { goalOfState, signingStatus } from "@/lib/petitions/rules";
import { findLivePetition } from "@/lib/signatures/live/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import type { PaperCount } from "@/lib/signatures/paper/schema";
import type { Tally } from "@/lib/signatures/tally/schema";
import type { Locale } from "@/lib/locale";
import { isUnavailable } from "@/lib/unavailable";
import { bannerSlot } from "./banner-slot";
import type { PageTemplate } from "./page-template";

const [FIRST_PETITION = ""] = PETITION_PATH.split("/").slice(-1);

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
  numbers: { status: "open" | "paused" | "closed"; goal: number; tally: Tally; paper: PaperCount } | null;
  /** What came of the petition, as far as the page shows it. */
  steps: ProgressStep[];
}

// As many as stand side by side on the home page.
const STEPS_ON_HOME = 3;

type SiteTemplate = PageTemplate<SiteFrame, LiveNumbers>;

/**
 * The petition the site is about, with the steps that `list` reads of it. An open one counts as paused while the organizers have
 * paused signing everywhere.
 */
export async function readSite(
  list: (slug: string) => Promise<ProgressStep[]>,
): Promise<{ frame: SiteFrame; live: LiveNumbers }> {
  try {
    const [found, steps] = await Promise.all([findLivePetition(FIRST_PETITION), list(FIRST_PETITION)]);
    const banner = found ? found.switches.banner : (await findSwitches()).banner;
    const status = found && signingStatus(found.petition, found.switches, new Date());
    if (!found || !status) return { frame: { petition: "hidden" }, live: { banner, numbers: null, steps: [] } };
    const numbers = { status, goal: found.petition.goal, tally: found.tally, paper: found.paper };
    return { frame: { petition: "shown" }, live: { banner, numbers, steps } };
  } catch (error) {
    if (isUnavailable(error)) return { frame: { petition: "away" }, live: { banner: null, numbers: null, steps: [] } };
    throw error;
  }
}

export const homeTemplate: SiteTemplate = {
  path: /^\/$/,
  read: () => readSite((slug) => listSteps(slug, { max: STEPS_ON_HOME })),
  slots: {
    banner: bannerSlot,
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
    progress: ({ steps }, { locale }) => <NewestSteps steps={withNames(steps, locale)} />,
  },
};

const withNames = (steps: ProgressStep[], locale: Locale) =>
  steps.map((step) => ({ step, state: findState(step.state)?.name[locale] ?? step.state }));

export const statesTemplate: SiteTemplate = {
  path: /^\/states$/,
  read: () => readSite(listNewestStepOfStates),
  slots: {
    banner: bannerSlot,
    progress: ({ steps }, { locale }) => <Scoreboard steps={withNames(steps, locale)} />,
    signatures: ({ numbers }, { locale }) => (
      <SignaturesBand tally={numbers && numbers.tally} states={lightsByName(locale)} />
    ),
  },
};

/** The page of a state is also rendered anew when a roster is imported. */
export interface StateFrame extends SiteFrame {
  /** Identifies the roster of the state. */
  roster: string | null | "away";
}

export const stateTemplate: PageTemplate<StateFrame, LiveNumbers> = {
  path: /^\/states\/(?<code>[a-z]{2})$/,
  read: async ({ params: { code = "" } }) => {
    const state = findState(code.toUpperCase());
    if (!state) return null;
    const [{ frame, live }, roster] = await Promise.all([
      readSite((slug) => listSteps(slug, { state: state.code })),
      findRosterVersion(state.code).catch(unlessAway),
    ]);
    return { frame: { ...frame, roster }, live };
  },
  slots: {
    banner: bannerSlot,
    number: ({ numbers }, { params: { code = "" }, locale }) => {
      const state = findState(code.toUpperCase());
      if (!state) return null;
      return (
        <StateNumber
          code={state.code}
          name={state.inSentence[locale]}
          count={numbers && (numbers.tally.byState[state.code] ?? 0)}
          paper={numbers?.paper.byState[state.code]}
          goal={numbers && goalOfState(numbers.goal, state.code)}
          status={numbers ? numbers.status : "away"}
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
  const [petitions, switches] = await Promise.all([listPetitions(), findSwitches()]);
  const shown = petitions.flatMap((petition) => {
    const status = signingStatus(petition, switches, now);
    return status ? [{ petition, status }] : [];
  });
  const counted = await Promise.all(
    shown.map(async (each) => ({ ...each, confirmed: (await findTally(each.petition.id)).confirmed })),
  );
  return { frame: {}, live: { banner: switches.banner, petitions: counted } };
}

export const petitionsTemplate: PageTemplate<object, Awaited<ReturnType<typeof readPetitions>>["live"]> = {
  path: /^\/petitions$/,
  read: readPetitions,
  slots: { banner: bannerSlot, petitions: ({ petitions }) => <PetitionList petitions={petitions} /> },
};
