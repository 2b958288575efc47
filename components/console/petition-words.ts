import type { StatusChange } from "@/lib/petitions/life/schema";
import { phaseOf } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import type { TextField } from "@/lib/petitions/writing/schema";

/** The status of a petition in the words of the console. */
export function statusWord(petition: Pick<Petition, "status" | "openedAt" | "closesAt">, now: Date): string {
  if (petition.status === "draft") return "Draft";
  if (petition.status === "hidden") return "Hidden";
  if (petition.status === "taken_down") return "Taken down";
  switch (phaseOf(petition, now)) {
    case "open":
      return "Open";
    case "paused":
      return "Paused";
    case "grace":
      return "Closed; confirmations still count";
    case "not-public":
      return "Opens later";
    default:
      return "Closed";
  }
}

interface ChangeCopy {
  /** What is about to be done. */
  label: string;
  /** What follows from it. */
  effect: string;
  button: string;
  done: string;
}

export const changeCopy: Record<StatusChange, ChangeCopy> = {
  open: {
    label: "Open this petition?",
    effect:
      "It is shown in both languages, in the list, the feed and the sitemap, and everybody can sign it. Its URL stays for good, and each further text is a new version.",
    button: "Open it",
    done: "The petition is open.",
  },
  pause: {
    label: "Pause this petition?",
    effect:
      "Nobody can sign or confirm until you reopen it. Its pages stay and say so. A closing time moves by the length of the pause.",
    button: "Pause it",
    done: "The petition is paused.",
  },
  reopen: {
    label: "Reopen this petition?",
    effect:
      "Everybody can sign and confirm again. After a pause, it closes later by the length of the pause. After it closed, it stays open until you set a closing time.",
    button: "Reopen it",
    done: "The petition is open again.",
  },
  close: {
    label: "Close this petition?",
    effect:
      "Nobody can sign any more. Those who have signed can confirm for another day. Its pages stay, with the number. You can reopen it.",
    button: "Close it",
    done: "The petition is closed.",
  },
  hide: {
    label: "Hide this petition?",
    effect:
      "It disappears at once from all pages, the list, the feed, the sitemap, the public numbers and the pictures: they say that there is no such petition (404). Nobody can sign or confirm. Signatures are kept, and you can show it again.",
    button: "Hide it",
    done: "The petition is hidden.",
  },
  show: {
    label: "Show this petition again?",
    effect: "Its pages come back. It can be signed, unless its closing time has passed.",
    button: "Show it",
    done: "The petition is shown again.",
  },
  "take-down": {
    label: "Take this petition down?",
    effect:
      "Its pages say that it was taken down (410), and it is in no list, feed, sitemap or picture. Nobody can sign or confirm. Signatures are kept. To bring it back, hide it and then show it.",
    button: "Take it down",
    done: "The petition is taken down.",
  },
};

export const fieldLabels: Record<TextField, string> = {
  titleEn: "Title in English",
  titleEs: "Title in Spanish",
  summaryEn: "Summary in English",
  summaryEs: "Summary in Spanish",
  askEn: "Demands in English",
  askEs: "Demands in Spanish",
  bodyEn: "Reasons in English",
  bodyEs: "Reasons in Spanish",
  sources: "Sources",
  checked: "Month of the check",
};
