import { useLocale, useTranslations } from "next-intl";
import type { Organization } from "@/lib/content/directories/schema";
import { Entry, EntryFacts } from "./entry";
import { OutwardLink } from "./outward-link";
import { Provenance } from "@/components/site/provenance";

type OrganizationEntryProps = { organization: Organization; stateNames: string[] };

/** An organization: what it does and where, with a link to its site. */
export function OrganizationEntry({ organization, stateNames }: OrganizationEntryProps) {
  const t = useTranslations("directories.organizations");
  const { id, name, url, states, alsoKinds, translations } = organization;
  return (
    <Entry id={id} states={states}>
      <h3 className="text-lg">
        <OutwardLink href={url} lang="en" className="text-link">
          {name}
        </OutwardLink>
      </h3>
      <p className="mt-2 max-w-measure">{translations[useLocale()].description}</p>
      <EntryFacts
        className="mt-3"
        facts={[
          { label: t("where"), value: stateNames.join(", ") || t("nationwide") },
          { label: t("also"), value: alsoKinds.map((kind) => t(`kinds.${kind}`)).join("; ") },
        ]}
      />
      <Provenance of={organization} name={name} />
    </Entry>
  );
}
