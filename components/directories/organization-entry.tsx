import { useLocale, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { Organization } from "@/lib/content/directories/schema";
import { OutwardLink } from "./outward-link";
import { Provenance } from "./provenance";

/** The code by which the filter knows what works everywhere. */
export const NATIONAL = "US";

type OrganizationEntryProps = { organization: Organization; stateNames: string[] };

export function OrganizationEntry({ organization, stateNames }: OrganizationEntryProps) {
  const t = useTranslations("directories.organizations");
  const { id, name, url, states, alsoKinds, words } = organization;
  const facts = [
    [t("where"), stateNames.join(", ") || t("nationwide")],
    [t("also"), alsoKinds.map((kind) => t(`kinds.${kind}`)).join("; ")],
  ].filter(([, value]) => value);
  return (
    <Panel as="li" tone="plain" id={id} data-states={states.join(" ") || NATIONAL} className="flex scroll-mt-4 flex-col gap-3">
      <h3 className="text-lg"><OutwardLink href={url} lang="en" className="text-link">{name}</OutwardLink></h3>
      <p>{words[useLocale()].description}</p>
      <dl className="mt-auto text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="flex gap-2">
            <dt className="shrink-0 text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Provenance of={organization} name={name} />
    </Panel>
  );
}
