import { useLocale } from "next-intl";
import type { Toolkit } from "@/lib/content/directories/schema";
import { Entry } from "./entry";
import { OutwardLink } from "./outward-link";
import { Provenance } from "@/components/site/provenance";

/** Material for one audience: what it is, who made it, and what is in it. */
export function ToolkitEntry({ toolkit }: { toolkit: Toolkit }) {
  const { id, title, publisher, url, translations } = toolkit;
  const { format, description, note } = translations[useLocale()];
  return (
    <Entry id={id}>
      <h3 className="text-lg">
        <OutwardLink href={url} lang="en" className="text-link">
          {title}
        </OutwardLink>
      </h3>
      <p className="mt-1 text-sm text-muted">
        <span lang="en">{publisher}</span> · {format}
      </p>
      <p className="mt-2 max-w-measure">{description}</p>
      {note ? <p className="mt-2 max-w-measure text-sm text-muted">{note}</p> : null}
      <Provenance of={toolkit} name={title} />
    </Entry>
  );
}
