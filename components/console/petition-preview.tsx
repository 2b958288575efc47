import { setRequestLocale } from "next-intl/server";

import { PetitionText } from "@/components/petition/petition-text";
import type { Locale } from "@/lib/locale";
import type { PetitionText as Text } from "@/lib/petitions/schema";

/** A text as its public page shows it, in one language. */
export function PetitionPreview({ text, language }: { text: Text; language: Locale }) {
  // The console is in English; what is inside is in the language of the text.
  setRequestLocale(language);
  return (
    <article lang={language} className="rounded-md border border-hairline p-4 sm:p-6">
      <p className="font-serif text-2xl">{text.title}</p>
      <p className="mt-4 mb-8 max-w-measure text-lg text-muted">{text.summary}</p>
      <PetitionText {...text} />
    </article>
  );
}
