import { useLocale, useTranslations } from "next-intl";
import { Unbroken } from "@/components/site/unbroken";
import { localePath } from "@/lib/locale";
import type { SharedLine } from "@/lib/content/act/schema";
import { CopyButton } from "./copy-button";

type SentenceListProps = { sentences: (SharedLine & { url: string })[] };

/** Sentences to share, each with its URL and a link to the fact behind it. */
export function SentenceList({ sentences }: SentenceListProps) {
  const t = useTranslations("act.share");
  const locale = useLocale();
  const messages = { copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed") };
  return (
    <ul className="grid gap-x-10 md:grid-cols-2 print:block">
      {sentences.map(({ id, text, fact, url }) => (
        <li key={id} className="break-inside-avoid border-t border-hairline py-5">
          <p id={`sentence-${id}`} className="max-w-measure select-text">
            <Unbroken text={text} /> <span className="text-muted [overflow-wrap:anywhere]">{url}</span>
          </p>
          {fact ? (
            <p className="text-sm">
              <a href={localePath(locale, `/facts#${fact}`)} className="inline-block py-2.5 text-link">
                {t("fact")}
              </a>
            </p>
          ) : null}
          <CopyButton text={`${text} ${url}`} of={`sentence-${id}`} messages={messages} />
        </li>
      ))}
    </ul>
  );
}
