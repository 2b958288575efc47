import { useLocale } from "next-intl";
import { SourcesAndCheck } from "@/components/site/provenance";
import type { Toolkit } from "@/lib/content/directories/schema";
import { EntryLine } from "./entry-line";
import { OutwardLink } from "./outward-link";

/** Material for one audience as a line: who made it, and what form it has. */
export function ToolkitLine({ toolkit: { title, publisher, translations } }: { toolkit: Toolkit }) {
  const { format } = translations[useLocale()];
  return (
    <EntryLine
      title={title}
      lang="en"
      below={
        <>
          <span lang="en">{publisher}</span> · {format}
        </>
      }
    />
  );
}

/** Material for one audience: what is in it, with a link to it. */
export function ToolkitDetails({ toolkit }: { toolkit: Toolkit }) {
  const { title, url, translations } = toolkit;
  const { description, note } = translations[useLocale()];
  return (
    <>
      <p data-text="" className="max-w-measure">
        {description}
      </p>
      <p>
        <OutwardLink href={url} lang="en" className="inline-block py-2.5 text-link">
          {title}
        </OutwardLink>
      </p>
      {note ? (
        <p data-text="" className="mb-4 max-w-measure text-sm text-muted">
          {note}
        </p>
      ) : null}
      <SourcesAndCheck of={toolkit} />
    </>
  );
}
