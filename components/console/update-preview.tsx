import { Section } from "@/components/console/console-page";
import { EmailPreview } from "@/components/console/email-preview";
import type { Locale } from "@/lib/locale";

const languageNames: Record<Locale, string> = { en: "In English", es: "In Spanish" };

interface UpdatePreviewProps {
  emails: { locale: Locale; subject: string; text: string }[];
  /** The path that serves their HTML. */
  path: string;
}

/** An update as a mailbox shows it, in both languages. */
export function UpdatePreview({ emails, path }: UpdatePreviewProps) {
  return (
    <Section
      title="As an email"
      id="preview"
      lead="With an example of a name. Its links lead nowhere here. A test to yourself shows it in your own mail program."
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {emails.map(({ locale, subject, text }) => (
          <div key={locale} className="min-w-0">
            <h3 className="mb-2 font-semibold">{languageNames[locale]}</h3>
            <EmailPreview subject={subject} text={text} lang={locale} path={path} />
          </div>
        ))}
      </div>
    </Section>
  );
}
