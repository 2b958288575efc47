import { useTranslations } from "next-intl";
import type { Helpline, HelplineGroup as Group } from "@/lib/content/schema";
import { HelplineCard } from "./helpline-card";

type HelplineGroupProps = {
  group: Group;
  helplines: Helpline[];
  /** Whether what happens is folded. */
  short: boolean;
};

/** Helplines of one kind. */
export function HelplineGroup({ group, helplines, short }: HelplineGroupProps) {
  const t = useTranslations("content.helplineGroups");
  return (
    <section aria-labelledby={group} className="mb-12 sm:mb-16">
      <h2 id={group} className="mb-4 scroll-mt-4 text-xl">
        {t(group)}
      </h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {helplines.map((helpline) => (
          <HelplineCard key={helpline.id} {...{ helpline, short }} />
        ))}
      </ul>
    </section>
  );
}
