// The rows of the role matrix that are about single signatures.
import { type Access, action, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";

const pages = "console/(signed-in)/signatures";
const list = "petition=harbor";
const decisionAbout = (id: string) => ({ [`signature-${id}`]: "on", decision: "accept" });
const nameDecision = (id: string) => ({
  [`signature-${id}`]: "on",
  [`version-${id}`]: "0".repeat(16),
  decision: "show",
});
const search = (state: string) => action({ petition: "harbor", state });

/** Who may look for, read, remove and reinstate signatures: one of Texas and one of Vermont. */
export const signatureAccess = (
  ids: () => { texan: string; vermonter: string; counted: { TX: string; VT: string } },
): Record<string, Access[]> => ({
  "console/(signed-in)/flagged/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor" }) },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/flagged/actions.ts decideAction": [
    { allowed: ORGANIZERS, arguments: () => action(decisionAbout(ids().texan), list)() },
    { allowed: UNLIMITED, arguments: () => action(decisionAbout(ids().vermonter), list)() },
  ],
  "console/(signed-in)/flagged/actions.ts undoAction": [
    { allowed: ORGANIZERS, arguments: () => action({}, "accept", ids().texan, list)() },
    { allowed: UNLIMITED, arguments: () => action({}, "accept", ids().vermonter, list)() },
  ],
  "console/(signed-in)/comments/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/names/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor" }) },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/names/actions.ts reviewNamesAction": [
    { allowed: ORGANIZERS, arguments: () => action(nameDecision(ids().texan), list)() },
    { allowed: UNLIMITED, arguments: () => action(nameDecision(ids().vermonter), list)() },
  ],
  "console/(signed-in)/names/actions.ts undoNamesAction": [
    { allowed: ORGANIZERS, arguments: () => action({}, ids().texan, list)() },
    { allowed: UNLIMITED, arguments: () => action({}, ids().vermonter, list)() },
  ],
  [`${pages}/page.tsx default`]: [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor" }) },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  [`${pages}/[id]/page.tsx default`]: [
    { allowed: ORGANIZERS, arguments: () => page({}, { id: ids().texan })() },
    { allowed: UNLIMITED, arguments: () => page({}, { id: ids().vermonter })() },
  ],
  [`${pages}/actions.ts searchAction`]: [
    { allowed: ORGANIZERS, arguments: search("TX") },
    { allowed: UNLIMITED, arguments: search("VT") },
  ],
  [`${pages}/actions.ts removeAction`]: [
    { allowed: ORGANIZERS, arguments: () => action({ reason: "a made-up name" }, ids().counted.TX, list)() },
    { allowed: UNLIMITED, arguments: () => action({ reason: "a made-up name" }, ids().counted.VT, list)() },
  ],
  [`${pages}/actions.ts reinstateAction`]: [
    { allowed: ORGANIZERS, arguments: () => action({}, ids().texan, list)() },
    { allowed: UNLIMITED, arguments: () => action({}, ids().vermonter, list)() },
  ],
});
