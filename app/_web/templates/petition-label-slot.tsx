import { liveStatus } from "@/components/petition/live-data";
import { PetitionLabel } from "@/components/site/petition-label";
import { PETITION_PATH } from "@/components/site/site-map";
import { currentHandling } from "@/lib/response";
import type { AnyTemplate } from "./all-templates";
import { MarkedSlot } from "./open-template";

/** The slug of the petition that the site is about. */
export const [FIRST_PETITION = ""] = PETITION_PATH.split("/").slice(-1);

const NAME = "petition-label";

/** The slot of a page that knows the status of the petition of the site, which it follows. Null where it is not public. */
export const petitionLabelSlot = (status: "open" | "paused" | "closed" | null) => (
  <span {...(status && liveStatus(FIRST_PETITION, status))}>
    <PetitionLabel isOpen={status === "open"} />
  </span>
);

/** What stands in that slot on every page with live parts that has none of its own. */
export const unknownPetitionLabel: AnyTemplate["slots"] = { [NAME]: () => petitionLabelSlot(null) };

/** The name of the header's link to the petition. Where no template is rendered it says only where the link leads. */
export function HeaderPetitionLabel() {
  if (currentHandling()?.template) return <MarkedSlot name={NAME} as="span" follows />;
  return (
    <span data-follows={NAME}>
      <PetitionLabel isOpen={false} />
    </span>
  );
}
