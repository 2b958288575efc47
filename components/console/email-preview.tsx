import type { Locale } from "@/lib/locale";
import { type Scheme, schemes } from "@/lib/mail/schema";

interface EmailPreviewProps {
  subject: string;
  text: string;
  lang: Locale;
  /** The path that serves its HTML, which takes `language` and `scheme`. */
  path: string;
}

const schemeNames: Record<Scheme, string> = { light: "Light", dark: "Dark" };

/** An email as a mailbox shows it: in light and in dark colors, and as plain text. Its links lead nowhere. */
export function EmailPreview({ subject, text, lang, path }: EmailPreviewProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p>
        <span className="text-muted">Subject: </span>
        <span lang={lang} className="font-semibold [overflow-wrap:anywhere]">
          {subject}
        </span>
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
        {schemes.map((scheme) => (
          <figure key={scheme}>
            <figcaption className="mb-1 text-sm text-muted">{schemeNames[scheme]}</figcaption>
            {/* No script runs in it, and the policy of its response allows its own styles alone. */}
            <iframe
              src={`${path}?language=${lang}&scheme=${scheme}`}
              title={`The email in ${scheme} colors: ${subject}`}
              sandbox=""
              loading="lazy"
              className="h-[36rem] w-full rounded-md border border-hairline"
            />
          </figure>
        ))}
      </div>
      <details>
        <summary className="site-summary inline-flex min-h-11 cursor-pointer items-center text-link underline">
          As plain text
        </summary>
        <p lang={lang} className="mt-2 max-w-measure [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </p>
      </details>
    </div>
  );
}
