import { useTranslations } from "next-intl";

import type { CallScript } from "@/lib/content/letter/schema";

type CallProps = { script: CallScript; lang: string };

/** What to say to a person and to voice mail. */
export function Call({ script, lang }: CallProps) {
  const t = useTranslations("lawmakers.call");
  const parts = [
    ["person", script.person],
    ["voicemail", script.voicemail],
  ] as const;
  return parts.map(([part, paragraphs]) => (
    <div key={part} className="mt-6">
      <h3 className="text-lg">{t(part)}</h3>
      <blockquote lang={lang} className="mt-3 space-y-3 border-l-4 border-link pl-4">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </div>
  ));
}
