import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage } from "@/components/console/console-page";
import { ruleFields } from "@/components/console/rule-fields";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { zoneLabelOf } from "@/lib/time-zone";
import { ownStateOptions, petitionOptions } from "../../options";
import { writeRuleAction } from "../actions";

export const metadata: Metadata = { title: "Write a rule" };

export default function NewRemovalPage({ searchParams }: PageProps<"/console/removals/new">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions, timeZone] = await Promise.all([searchParams, listPetitions(), chosenTimeZone()]);
    return (
      <ConsolePage
        title="Write a rule"
        lead="It finds the confirmed signatures that fit everything you fill in. Nothing is removed before you have seen how many they are, and which."
      >
        <ActionForm
          action={writeRuleAction}
          permalink="/console/removals/new"
          form="rule"
          fields={ruleFields({
            petitions: petitionOptions(petitions),
            states: ownStateOptions((code) => mayReadState(organizer, code)),
            zoneName: zoneLabelOf(timeZone),
            chosen: params,
          })}
          submit="Find the signatures"
          busy="Saving…"
        />
      </ConsolePage>
    );
  });
}
