import { AddForm } from "@/components/petition/add-form";
import { DangerHelp } from "@/components/site/danger-help";
import { messagesOf } from "@/i18n/messages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { type Locale, localePath } from "@/lib/locale";
import { addAction } from "./actions";

interface AddSectionProps {
  /** Of the link that confirmed. Null on the page that a reload shows, which knows no signer and so shows nothing here. */
  token: string | null;
  locale: Locale;
}

/**
 * What signers may add. The script that hides the token gives this page the path of the page that a reload shows. React sends
 * the form to that path, and Next runs an action only on pages that know it, so both pages have this section.
 */
export function AddSection({ token, locale }: AddSectionProps) {
  if (token === null) return null;
  const { addition, danger, form } = messagesOf(locale).petition;
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title" className="text-xl">
        {addition.title}
      </h2>
      <p className="mt-2 mb-6 text-muted">{addition.lead}</p>
      <AddForm
        action={addAction.bind(null, token, locale)}
        permalink={localePath(locale, `/confirm/${token}`)}
        texts={addition}
        danger={danger}
        help={<DangerHelp emergency={emergency} hotline={traffickingHotline} />}
        troubles={form}
      />
    </section>
  );
}
