import { Section } from "@/components/console/console-page";
import { EmailPreview } from "@/components/console/email-preview";
import type { Locale } from "@/lib/locale";

const languageNames: Record<Locale, string> = { en: "In English", es: "In Spanish" };

/** An update as a mailbox shows it, in both languages. */
export function UpdatePreview({ emails }: { emails: { locale: Locale; subject: string; text: string }[] }) {
  return (
    <Section
      title="As an email"
      id="preview"
      lead="As plain text. A test to yourself shows it as your mail program does, light or dark."
    >
      <div className="grid gap-6 lg:grid-cols-2">
        {emails.map(({ locale, subject, text }) => (
          <div key={locale} className="min-w-0">
            <h3 className="mb-2 font-semibold">{languageNames[locale]}</h3>
            <EmailPreview subject={subject} text={text} lang={locale} />
          </div>
        ))}
      </div>
    </Section>
  );
}
