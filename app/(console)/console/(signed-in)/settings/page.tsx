import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { AuditTable } from "@/components/console/audit-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { mailPauseOf } from "@/components/console/mail-pause";
import { SwitchForm } from "@/components/console/switch-form";
import { getOwn } from "@/lib/get-own";
import { findSwitches } from "@/lib/limits/queries";
import { findSettings } from "@/lib/limits/settings/queries";
import { listToldOf } from "../audit/filtered";
import { setPauseAction } from "./actions";
import { NumberSections } from "./number-sections";
import { BannerSection, FlaggedSection, MailCapSection, MailSection, SignersSection } from "./sections";

export const metadata: Metadata = { title: "Settings" };

const CHANGES_SHOWN = 20;

const done: Record<string, string> = {
  "signing-paused": "Signing is changed. It holds for everyone from now on.",
  "mail-paused": "Mail is changed. It holds within seconds.",
  "flagged-held": "It is changed. It holds for everyone who confirms from now on.",
  "signers-hidden": "It is changed. The petition’s pages show it from now on.",
  "mail-cap": "The cap is changed. It holds within seconds.",
  mailbox: "The sum is changed. It holds within seconds.",
  reminder: "The reminder is changed. It holds within a minute.",
  limits: "The limits are changed. They hold in all processes within a second.",
  banner: "The banner is changed. The home page and the petition’s pages show it from now on.",
};

export default function SettingsPage({ searchParams }: PageProps<"/console/settings">) {
  return showToOrganizer("admin", async () => {
    const [{ done: what }, switches, settings, changes] = await Promise.all([
      searchParams,
      findSwitches(),
      findSettings(),
      listToldOf("switch-set", CHANGES_SHOWN),
    ]);
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
            pause={{
              label: "Pause signing",
              effect: "From now on nobody can sign or confirm any petition. Links that were sent stay valid for later.",
            }}
            resume={{
              label: "Open signing again",
              effect: "From now on everybody can sign and confirm open petitions.",
            }}
            action={setPauseAction.bind(null, "signing-paused", !switches.signingPaused)}
          />
        </Section>
        <MailSection mailPause={mailPauseOf(switches, new Date(), await chosenTimeZone())} />
        <FlaggedSection areHeld={switches.flaggedHeld} />
        <SignersSection areHidden={switches.signersHidden} />
        <MailCapSection max={switches.mailDailyMax} />
        <NumberSections settings={settings} />
        <BannerSection banner={switches.banner} />
        <Section
          title="How long data are kept"
          id="retention"
          lead="The times after which personal data are erased, what the next night erases, and legal holds."
        >
          <a href="/console/settings/retention" className="inline-flex min-h-11 items-center text-link">
            Times and legal holds
          </a>
        </Section>
        <Section title="Last changes" id="changes" lead="All of them are in the log.">
          {changes.length ? <AuditTable entries={changes} /> : <Empty>Nothing was changed yet.</Empty>}
        </Section>
      </ConsolePage>
    );
  });
}
