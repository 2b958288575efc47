// The rows of the role matrix that are about writing and running petitions.
import { type Access, action, ADMINS, get, page, SIGNED_IN, UNLIMITED } from "./console-access.ts";
import { COMPLETE } from "./petition-writing.ts";

const pages = "console/(signed-in)/petitions";
const harbor = { slug: "harbor" };
const newPetition = {
  slug: "records",
  goal: "5,000",
  titleEn: "Clear their records",
  titleEs: "Borren sus antecedentes",
};
const edition = {
  summaryEn: "The law.",
  summaryEs: "La ley.",
  askEn: "Change it.",
  askEs: "Cámbienla.",
  instrumentEn: "",
  instrumentEs: "",
  sources: COMPLETE.sources,
  lastChecked: "2026-11",
  basis: "none",
};

/** Who may write, publish, open and close petitions. Their numbers and texts are read by all. */
export const petitionAccess: Record<string, Access[]> = {
  [`${pages}/page.tsx default`]: [{ allowed: SIGNED_IN, arguments: page() }],
  [`${pages}/new/page.tsx default`]: [{ allowed: UNLIMITED, arguments: page() }],
  [`${pages}/[slug]/page.tsx default`]: [{ allowed: SIGNED_IN, arguments: page({}, harbor) }],
  [`${pages}/[slug]/text/page.tsx default`]: [{ allowed: UNLIMITED, arguments: page({}, harbor) }],
  [`${pages}/[slug]/preview/page.tsx default`]: [
    { allowed: SIGNED_IN, arguments: page({}, harbor) },
    { allowed: SIGNED_IN, arguments: page({ language: "es" }, harbor) },
  ],
  [`${pages}/[slug]/preview/email/route.ts GET`]: [
    { allowed: SIGNED_IN, arguments: get("/console/petitions/harbor/preview/email?scheme=dark", harbor) },
  ],
  [`${pages}/[slug]/versions/page.tsx default`]: [
    { allowed: SIGNED_IN, arguments: page({ from: "1", to: "1" }, harbor) },
  ],
  [`${pages}/[slug]/editions/page.tsx default`]: [{ allowed: SIGNED_IN, arguments: page({}, harbor) }],
  [`${pages}/[slug]/editions/[state]/page.tsx default`]: [
    { allowed: UNLIMITED, arguments: page({}, { ...harbor, state: "tx" }) },
  ],
  [`${pages}/actions.ts createPetitionAction`]: [{ allowed: UNLIMITED, arguments: action(newPetition) }],
  [`${pages}/actions.ts saveTextAction`]: [
    { allowed: UNLIMITED, arguments: action({ ...COMPLETE, basis: "0.1" }, "harbor") },
  ],
  // Nothing is saved yet, so the action says so to callers who may publish.
  [`${pages}/actions.ts publishTextAction`]: [
    { allowed: UNLIMITED, answer: /This text is published already/, arguments: action({ basis: "0.1" }, "harbor") },
  ],
  [`${pages}/actions.ts editEditionAction`]: [{ allowed: UNLIMITED, arguments: action(edition, "harbor", "TX") }],
  [`${pages}/[slug]/actions.ts changeStatusAction`]: [{ allowed: ADMINS, arguments: action({}, "harbor", "pause") }],
  [`${pages}/[slug]/actions.ts setGoalAction`]: [{ allowed: ADMINS, arguments: action({ goal: "2,000" }, "harbor") }],
  [`${pages}/[slug]/actions.ts setStateGoalAction`]: [
    { allowed: ADMINS, arguments: action({ state: "TX", goal: "200" }, "harbor") },
  ],
  [`${pages}/[slug]/actions.ts setClosingAction`]: [
    {
      allowed: ADMINS,
      arguments: action({ date: "2099-07-01", time: "17:00", zone: "America/Chicago", occurrence: "" }, "harbor"),
    },
  ],
};
