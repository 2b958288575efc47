import { ActionForm } from "@/components/console/action-form";
import { Section } from "@/components/console/console-page";
import { SwitchForm } from "@/components/console/switch-form";
import { BANNER_LENGTH_MAX, type Switches } from "@/lib/limits/schema";
import { setBannerAction, setMailCapAction, setPauseAction } from "./actions";

/** Whether mail goes out. */
export function MailSection({ mailPause }: { mailPause: string | null }) {
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
        pause={{
          label: "Pause mail",
          effect: "No email leaves any more, also no link to sign in or to confirm. All of them wait.",
        }}
        resume={{
          label: "Send mail again",
          effect:
            "All emails that wait are sent, the most urgent first. A pause that the mail service asked for ends too.",
        }}
        action={setPauseAction.bind(null, "mail-paused", mailPause === null)}
      />
    </Section>
  );
}

/** Whether flagged signatures wait for an organizer. */
export function FlaggedSection({ areHeld }: { areHeld: boolean }) {
  return (
    <Section
      title="Flagged signatures"
      id="flagged"
      lead="A signature can have a reason to look at it: a disposable mailbox, a domain that takes no mail, many forms from the same network. None of them says that it is false."
    >
      <SwitchForm
        name="flagged"
        isOn={areHeld}
        onText="Flagged signatures wait for an organizer before they count."
        offText="Flagged signatures count at once."
        pause={{
          label: "Let flagged signatures wait",
          effect:
            "Who confirms from now on, and has a reason, is told that the signature counts after an organizer has looked. It is in no number, no packet and no export before. Signatures that count already stay.",
        }}
        resume={{
          label: "Let flagged signatures count at once",
          effect:
            "Who confirms from now on counts at once. Those that wait keep waiting, until an organizer accepts them.",
        }}
        action={setPauseAction.bind(null, "flagged-held", !areHeld)}
      />
    </Section>
  );
}

/** Whether the list of the newest signers is there at all. */
export function SignersSection({ areHidden }: { areHidden: boolean }) {
  return (
    <Section
      title="Names on the site"
      id="signers"
      lead="A petition’s page lists the newest people who chose to be seen, by name or by initials."
    >
      <SwitchForm
        name="signers"
        isOn={areHidden}
        onText="No page names anybody who signed."
        offText="Petitions list the newest who chose to be seen."
        pause={{
          label: "Take the list away",
          effect:
            "From now on no page names anybody who signed. Each signer’s choice is kept, and packets do not change.",
        }}
        resume={{
          label: "Show the list again",
          effect: "From now on the newest who chose to be seen are listed again.",
        }}
        action={setPauseAction.bind(null, "signers-hidden", !areHidden)}
      />
    </Section>
  );
}

/** The daily cap on emails. */
export function MailCapSection({ max }: { max: number | null }) {
  return (
    <Section
      title="Daily cap on emails"
      id="mail-cap"
      lead="The most emails in any 24 hours, for a new domain that mail providers do not trust yet. When it is reached, emails wait, also those to confirm. Only links to sign in to the console still go. It holds within seconds."
    >
      <ActionForm
        action={setMailCapAction}
        form="mail-cap"
        submit="Set this cap"
        busy="Saving…"
        fields={[
          {
            kind: "text",
            name: "max",
            label: "Emails in 24 hours",
            hint: "Empty: no cap.",
            value: max === null ? "" : String(max),
          },
        ]}
      />
    </Section>
  );
}

/** The sentence at the top of the site. */
export function BannerSection({ banner }: Pick<Switches, "banner">) {
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
