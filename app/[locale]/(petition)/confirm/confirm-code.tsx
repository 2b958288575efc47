import { CodeForm } from "@/components/petition/code-form";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { codeAction } from "./actions";

/** The field for the short code of an email, which can be typed in place of its link. */
export function ConfirmCode({ locale }: { locale: Locale }) {
  const { code, form } = messagesOf(locale).petition;
  return (
    <div className="max-w-md">
      <CodeForm
        action={codeAction.bind(null, locale)}
        texts={{ ...code, summary: form.summary, offline: form.offline, outdated: form.outdated }}
      />
    </div>
  );
}
