/** Where the chrome leads: only to pages that exist. Labels are keys of `shell.header`. */
export const PETITION_PATH = "/petitions/safe-harbor";

type EntryLabel =
  | "sign" | "petition" | "readPetition" | "enterCode" | "states" | "getHelp" | "about" | "aboutUs" | "privacy" | "accessibility";

export type MenuEntry = { label: EntryLabel; path: string; children?: { label: EntryLabel; path: string }[] };

export const menu: MenuEntry[] = [
  {
    label: "petition",
    path: PETITION_PATH,
    children: [{ label: "readPetition", path: PETITION_PATH }, { label: "enterCode", path: "/confirm" }],
  },
  { label: "states", path: "/#states" },
  { label: "getHelp", path: "/get-help" },
  {
    label: "about",
    path: "/about",
    children: [
      { label: "aboutUs", path: "/about" },
      { label: "privacy", path: "/privacy" },
      { label: "accessibility", path: "/accessibility" },
    ],
  },
];
