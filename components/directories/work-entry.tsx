import { useLocale, useTranslations } from "next-intl";
import type { Work } from "@/lib/content/directories/schema";
import { Entry } from "./entry";
import { OutwardLink } from "./outward-link";
import { Provenance } from "@/components/site/provenance";

/** A work to read, hear or watch: its original title, its authors, what it is, and why it is worth the time. */
export function WorkEntry({ work }: { work: Work }) {
  const t = useTranslations("directories.reading");
  const content = useTranslations("content");
  const { id, title, author, publisher, year, url, translations } = work;
  const { whyRead, note, form, warning } = translations[useLocale()];
  return (
    <Entry id={id}>
      <h3 className="text-lg">
        <OutwardLink href={url} lang="en" className="text-link">
          {title}
        </OutwardLink>
      </h3>
      <p className="mt-1 text-sm text-muted">
        <span lang="en">{author === publisher ? author : `${author}. ${publisher}`}</span>, {year ?? content("undated")}
      </p>
      {form ? <p className="text-sm text-muted">{form}</p> : null}
      <p className="mt-2 max-w-measure">{whyRead}</p>
      {warning ? (
        <p className="mt-2 max-w-measure text-sm">
          <span className="font-semibold">{t("warning")}:</span> {warning}
        </p>
      ) : null}
      {note ? <p className="mt-2 max-w-measure text-sm text-muted">{note}</p> : null}
      <Provenance of={work} name={title} />
    </Entry>
  );
}
