import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { mailPauseOf } from "@/components/console/mail-pause";
import { SwitchForm } from "@/components/console/switch-form";
import { getOwn } from "@/lib/get-own";
import { findSwitches } from "@/lib/limits/queries";
import { BANNER_LENGTH_MAX, type Switches } from "@/lib/limits/schema";
import { setBannerAction, setPauseAction } from "./actions";

export const metadata: Metadata = { title: "Settings" };

const done: Record<string, string> = {
  "signing-paused": "Signing is changed. It holds for everyone from now on.",
  "mail-paused": "Mail is changed. It holds within seconds.",
  banner: "The banner is changed. The home page and the petition’s pages show it from now on.",
};

export default function SettingsPage({ searchParams }: PageProps<"/console/settings">) {
  return showToOrganizer("admin", async () => {
    const [{ done: what }, switches] = await Promise.all([searchParams, findSwitches()]);
    return (
      <ConsolePage title="Settings" lead="Each change is kept in the log." done={getOwn(done, what)}>
        <Section
          title="Signing"
          id="signing"
          lead="While it is paused, nobody can sign or confirm any petition. The pages say so, and nothing is lost."
        >
          <SwitchForm
            name="signing"
            isOn={switches.signingPaused}
            onText="Signing is paused."
            offText="Signing is open."
            pause="Pause signing"
            resume="Open signing again"
            action={setPauseAction.bind(null, "signing-paused", !switches.signingPaused)}
          />
        </Section>
        <MailSection mailPause={mailPauseOf(switches, new Date())} />
        <BannerSection banner={switches.banner} />
      </ConsolePage>
    );
  });
}

function MailSection({ mailPause }: { mailPause: string | null }) {
  return (
    <Section
      title="Mail"
      id="mail"
      lead="While it is paused, emails are written and wait. Sign-in links wait as well: stay signed in."
    >
      <SwitchForm
        name="mail"
        isOn={mailPause !== null}
        onText={mailPause}
        offText="Mail goes out."
        pause="Pause mail"
        resume="Send mail again"
        action={setPauseAction.bind(null, "mail-paused", mailPause === null)}
      />
    </Section>
  );
}

function BannerSection({ banner }: Pick<Switches, "banner">) {
  return (
    <Section
      title="Banner"
      id="banner"
      lead="A sentence at the top of the home page and the petition’s pages, in both languages. Empty both to take it away."
    >
      <ActionForm
        action={setBannerAction}
        form="banner"
        submit="Show this banner"
        busy="Saving…"
        fields={[
          { kind: "text", name: "en", label: "In English", value: banner?.en ?? "", maxLength: BANNER_LENGTH_MAX },
          { kind: "text", name: "es", label: "In Spanish", value: banner?.es ?? "", maxLength: BANNER_LENGTH_MAX },
        ]}
      />
    </Section>
  );
}
