import { useTranslations } from "next-intl";
import { LinkedText } from "@/components/learn/cited-text";
import type { TakeActionPage } from "@/lib/content/act/schema";
import { mailtoUrl } from "@/lib/email";

type HostATableProps = { table: TakeActionPage["table"]; contactEmail: string };

/** How to ask people to sign at a table, and whom hosts can contact with questions. */
export function HostATable({ table: { heading, lead, steps, questions }, contactEmail }: HostATableProps) {
  const t = useTranslations("act.takeAction");
  return (
    <section aria-labelledby="host-a-table" className="mb-12 max-w-[48rem] sm:mb-16">
      <h2 id="host-a-table" className="scroll-mt-4 text-2xl">
        {heading}
      </h2>
      <p className="mt-3 text-muted">{lead}</p>
      <ol className="mt-4 list-decimal space-y-3 pl-6">
        {steps.map((step) => (
          <li key={step}>
            <LinkedText text={step} />
          </li>
        ))}
      </ol>
      <h3 className="mt-6 text-lg">{questions}</h3>
      <p className="mt-1">
        {t("email")}:{" "}
        <a href={mailtoUrl(contactEmail)} className="inline-block py-2.5 break-all text-link">
          {contactEmail}
        </a>
      </p>
    </section>
  );
}
