import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { countByCode } from "@/app/(console)/code-counts";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { codeFields, nameField, originsField } from "@/components/console/partner-fields";
import { CodeTable } from "@/components/console/partner-tables";
import { SwitchForm } from "@/components/console/switch-form";
import { getOwn } from "@/lib/get-own";
import { findPartner } from "@/lib/partners/queries";
import { mayKeepPartners, mayLetFrame } from "@/lib/partners/rules";
import { type Partner, partnerIdInput } from "@/lib/partners/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { petitionOptions } from "../../options";
import { addCodeAction, renamePartnerAction, retirePartnerAction, setOriginsAction } from "../actions";

export const metadata: Metadata = { title: "Partner" };

const FRAMES =
  "Browsers show the sign form in a frame on these websites and on no other. A change holds within seconds. Whoever controls one of them can dress the frame as they like, so list only websites that you trust; a signature from a frame counts, like every other, only after its email.";

const done: Record<string, string> = {
  added: "It is added. Give it its first link.",
  renamed: "The new name is saved.",
  websites: "The websites are saved. They hold for the next frame that is opened.",
  retired: "It is retired. Its links keep working, and no website of it shows the form any more.",
  restored: "It is back, with its websites.",
};

export default function PartnerPage({ params, searchParams }: PageProps<"/console/partners/[id]">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [{ id }, { done: what }, petitions] = await Promise.all([params, searchParams, listPetitions()]);
    const known = partnerIdInput.safeParse(id);
    const partner = known.success ? await findPartner(known.data) : null;
    if (!partner) notFound();
    const counts = await countByCode(organizer, partner.codes);
    const mayKeep = mayKeepPartners(organizer);
    return (
      <ConsolePage title={partner.name} done={getOwn(done, what)}>
        <Section title="Links" id="links">
          {partner.codes.length ? (
            <CodeTable codes={partner.codes} countOf={counts.of} />
          ) : (
            <Empty>No link yet. One for each place where it will stand shows which of them brings signers.</Empty>
          )}
        </Section>
        {mayKeep ? (
          <Section title="Add a link" id="add">
            <ActionForm
              action={addCodeAction.bind(null, partner.id)}
              form="add-code"
              submit="Add the link"
              busy="Adding…"
              fields={codeFields(petitionOptions(petitions))}
            />
          </Section>
        ) : null}
        <Section title="Websites that show the form" id="websites" lead={FRAMES}>
          {mayLetFrame(organizer) ? (
            <ActionForm
              action={setOriginsAction.bind(null, partner.id)}
              form="origins"
              submit="Save the websites"
              busy="Saving…"
              fields={[originsField(partner.origins)]}
            />
          ) : (
            <p className="[overflow-wrap:anywhere]">{partner.origins.join(", ") || "None. An admin can add them."}</p>
          )}
        </Section>
        {mayKeep ? <Name partner={partner} /> : null}
      </ConsolePage>
    );
  });
}

function Name({ partner: { id, name, retiredAt } }: { partner: Partner }) {
  return (
    <>
      <Section title="Another name" id="rename">
        <ActionForm
          action={renamePartnerAction.bind(null, id)}
          form="rename-partner"
          submit="Save the name"
          busy="Saving…"
          fields={[nameField(name)]}
        />
      </Section>
      <Section title="Retire" id="retire">
        <SwitchForm
          name="retire-partner"
          isOn={retiredAt !== null}
          onText="It is retired: no website of it shows the form."
          offText="It takes part."
          pause={{
            label: "Retire it",
            effect:
              "Frames on its websites go blank within seconds. Links that are out keep working, and signatures stay counted.",
          }}
          resume={{ label: "Bring it back", effect: "Its websites show the form again. This takes an admin." }}
          action={retirePartnerAction.bind(null, id, retiredAt === null)}
        />
      </Section>
    </>
  );
}
