import type { SettingKey, Settings } from "@/lib/limits/settings/schema";
import { settingRules } from "@/lib/limits/settings/schema";
import { fieldOf } from "@/lib/organizers/settings/schema";
import { formatNumber } from "@/i18n/format";
import type { FormField } from "./action-form";

const texts: Record<SettingKey, { label: string; hint: string }> = {
  "kept-unconfirmed-days": {
    label: "What nobody confirmed, in days",
    hint: "After its last email: forms to sign and to subscribe.",
  },
  "kept-senders-days": {
    label: "What forms of one sender have in common, in days",
    hint: "Hashes of mail domains and networks, by which spikes are seen and removals find forms.",
  },
  "kept-emails-days": {
    label: "Emails that were sent, in days",
    hint: "Whether and when an email arrived. Its text and address are gone once it is sent.",
  },
  "emails-per-mailbox": {
    label: "Emails to one mailbox in 24 hours",
    hint: "Over all petitions and whoever asks for them. The rest waits for a day or two.",
  },
  "reminder-days": {
    label: "Days after which an unconfirmed signer is reminded",
    hint: "Once for each signature. 0: nobody is reminded.",
  },
  "signing-per-source": {
    label: "Forms from one source in an hour",
    hint: "What is over it is refused. A campus may share one source.",
  },
  "unproved-per-source": {
    label: "Without a proof of work, at once from one source",
    hint: "Each further email leaves 15 seconds later, at most 15 minutes.",
  },
  "unproved-per-network": {
    label: "Without a proof of work, at once from one /48 of IPv6",
    hint: "Each further email leaves 5 seconds later.",
  },
  "unproved-per-domain": {
    label: "Without a proof of work, at once to one mail domain",
    hint: "Each further email leaves 5 seconds later. Large providers are not counted.",
  },
  "unproved-of-site": {
    label: "Without a proof of work, at once on the whole site",
    hint: "Ten emails a second leave above it.",
  },
  "proof-rounds": {
    label: "Rounds of the proof of work",
    hint: "Twice as many take browsers twice as long: 1,500 take a laptop half a second and an old phone a few. Forms that are open already count as without a proof when this is raised.",
  },
  "kept-signatures-months": {
    label: "Signatures, in months",
    hint: "After the petition closed or was last delivered, whichever is later. The numbers stay.",
  },
};

/** The fields of some settings, with their bounds. */
export function settingFields(keys: readonly SettingKey[], settings: Settings): FormField[] {
  return keys.map((key) => {
    const { min, max } = settingRules[key];
    const { label, hint } = texts[key];
    const bounds = `From ${formatNumber("en", min)} to ${formatNumber("en", max)}.`;
    return { kind: "text", name: fieldOf(key), label, hint: `${hint} ${bounds}`, value: String(settings[key]) };
  });
}
