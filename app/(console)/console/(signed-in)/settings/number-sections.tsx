import { ActionForm } from "@/components/console/action-form";
import { Section } from "@/components/console/console-page";
import { settingFields } from "@/components/console/setting-fields";
import { type SettingGroup, settingGroups, type Settings } from "@/lib/limits/settings/schema";
import { setNumbersAction } from "./actions";

const sections: Record<SettingGroup, { title: string; lead: string; submit: string }> = {
  mailbox: {
    title: "Emails to one mailbox",
    lead: "So that nobody fills somebody’s mailbox with our forms. Links to sign in to the console are counted apart. It holds within seconds.",
    submit: "Set this sum",
  },
  reminder: {
    title: "Reminder to confirm",
    lead: "Nobody is reminded whose mailbox is suppressed or blocked, or whose petition has closed.",
    submit: "Set this day",
  },
  limits: {
    title: "Limits of forms and proof of work",
    lead: "For signing and subscribing together. They hold in all processes within a second. During a spike, lower what comes without a proof first: nobody is refused by that.",
    submit: "Set these limits",
  },
};

/** The numbers that are set on the page of settings, one form for each group. */
export function NumberSections({ settings }: { settings: Settings }) {
  return (Object.keys(sections) as SettingGroup[]).map((group) => {
    const { title, lead, submit } = sections[group];
    return (
      <Section key={group} title={title} id={group} lead={lead}>
        <ActionForm
          action={setNumbersAction.bind(null, group)}
          permalink="/console/settings"
          form={group}
          fields={settingFields(settingGroups[group], settings)}
          submit={submit}
          busy="Saving…"
        />
      </Section>
    );
  });
}
