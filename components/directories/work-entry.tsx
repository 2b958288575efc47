import { useLocale, useTranslations } from "next-intl";
import type { Work } from "@/lib/content/directories/schema";
import { Entry } from "./entry";
import { OutwardLink } from "./outward-link";
import { Provenance } from "./provenance";

/** A work to read: its title as its authors gave it, who wrote it, and why to read it. */
export function WorkEntry({ work }: { work: Work }) {
  const content = useTranslations("content");
  const { id, title, author, publisher, year, url, words } = work;
  const { whyRead, note } = words[useLocale()];
  return (
    <Entry id={id}>
      <h3 className="text-lg"><OutwardLink href={url} lang="en" className="text-link">{title}</OutwardLink></h3>
      <p className="mt-1 text-sm text-muted">
        <span lang="en">{author === publisher ? author : `${author}. ${publisher}`}</span>, {year ?? content("undated")}
      </p>
      <p className="mt-2 max-w-measure">{whyRead}</p>
      {note ? <p className="mt-2 max-w-measure text-sm text-muted">{note}</p> : null}
      <Provenance of={work} name={title} />
    </Entry>
  );
}
