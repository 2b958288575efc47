/** The links of the header and the footer. Labels are keys of `shell.header`. */
export const PETITION_PATH = "/petitions/safe-harbor";
export const SEARCH_PATH = "/search";
export const HELP_PATH = "/get-help";

type EntryLabel =
  | "sign"
  | "petition"
  | "readPetition"
  | "enterCode"
  | "learn"
  | "learnAll"
  | "glossary"
  | "facts"
  | "words"
  | "timeline"
  | "cases"
  | "reading"
  | "states"
  | "allStates"
  | "safeHarborLaws"
  | "getHelp"
  | "helplines"
  | "organizations"
  | "takeAction"
  | "whatYouCanDo"
  | "lawmakers"
  | "shareKit"
  | "redX"
  | "toolkits"
  | "lesson"
  | "days"
  | "subscribe"
  | "about"
  | "aboutUs"
  | "privacy"
  | "accessibility"
  | "corrections"
  | "verify";

export type MenuEntry = { label: EntryLabel; path: string; children?: { label: EntryLabel; path: string }[] };

export const menu: MenuEntry[] = [
  {
    label: "petition",
    path: PETITION_PATH,
    children: [
      { label: "readPetition", path: PETITION_PATH },
      { label: "enterCode", path: "/confirm" },
    ],
  },
  {
    label: "learn",
    path: "/learn",
    children: [
      { label: "learnAll", path: "/learn" },
      { label: "glossary", path: "/learn/glossary" },
      { label: "facts", path: "/facts" },
      { label: "words", path: "/words" },
      { label: "timeline", path: "/timeline" },
      { label: "cases", path: "/cases" },
      { label: "reading", path: "/reading" },
    ],
  },
  {
    label: "states",
    path: "/states",
    children: [
      { label: "allStates", path: "/states" },
      { label: "safeHarborLaws", path: "/learn/safe-harbor-laws" },
    ],
  },
  {
    label: "getHelp",
    path: HELP_PATH,
    children: [
      { label: "helplines", path: HELP_PATH },
      { label: "organizations", path: "/organizations" },
    ],
  },
  {
    label: "takeAction",
    path: "/take-action",
    children: [
      { label: "whatYouCanDo", path: "/take-action" },
      { label: "lawmakers", path: "/lawmakers" },
      { label: "shareKit", path: "/share" },
      { label: "redX", path: "/red-x" },
      { label: "toolkits", path: "/toolkits" },
      { label: "lesson", path: "/lesson" },
      { label: "days", path: "/days" },
      { label: "subscribe", path: "/subscribe" },
    ],
  },
  {
    label: "about",
    path: "/about",
    children: [
      { label: "aboutUs", path: "/about" },
      { label: "privacy", path: "/privacy" },
      { label: "accessibility", path: "/accessibility" },
      { label: "corrections", path: "/corrections" },
      { label: "verify", path: "/verify" },
    ],
  },
];
