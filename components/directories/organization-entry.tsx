import { useLocale, useTranslations } from "next-intl";
import { SourcesAndCheck } from "@/components/site/provenance";
import type { Organization } from "@/lib/content/directories/schema";
import { EntryFacts } from "./entry";
import { EntryLine } from "./entry-line";
import { OutwardLink } from "./outward-link";

type OrganizationProps = { organization: Organization; stateNames: string[] };

// More names than this are a number in the line, and a list below.
const NAMES_MAX = 3;

/** An organization as a line: where it works and what it is. */
export function OrganizationLine({ organization: { name, kind }, stateNames }: OrganizationProps) {
  const t = useTranslations("directories.organizations");
  const places =
    stateNames.length > NAMES_MAX ? t("severalStates", { count: stateNames.length }) : stateNames.join(", ");
  return <EntryLine title={name} lang="en" below={places === "" ? null : `${places} · ${t(`kinds.${kind}`)}`} />;
}

/** An organization: what it does and where, with a link to its site. */
export function OrganizationDetails({ organization, stateNames }: OrganizationProps) {
  const t = useTranslations("directories.organizations");
  const { url, name, alsoKinds, translations } = organization;
  return (
    <>
      <p data-text="" className="max-w-measure">
        {translations[useLocale()].description}
      </p>
      <p>
        <OutwardLink href={url} lang="en" className="inline-block py-2.5 text-link">
          {name}
        </OutwardLink>
      </p>
      <EntryFacts
        className="mb-4"
        facts={[
          { label: t("where"), value: stateNames.join(", ") || t("nationwide") },
          { label: t("also"), value: alsoKinds.map((kind) => t(`kinds.${kind}`)).join("; ") },
        ]}
      />
      <SourcesAndCheck of={organization} />
    </>
  );
}
