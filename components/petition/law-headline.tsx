import { useTranslations } from "next-intl";

import { chargeOf, type ChargeFacts } from "@/lib/content/law/rules";

import { LawLight } from "./law-light";

type LawHeadlineProps = { law: ChargeFacts & { status: "full" | "partial" | "none" | "unverified" } };

/**
 * The status of a law and whether a child can be charged, with a note on what they do not say. For an unverified law the
 * summary says that nothing is known.
 */
export function LawHeadline({ law }: LawHeadlineProps) {
  const t = useTranslations("petition.state");
  const states = useTranslations("states");
  const { charge, age } = chargeOf(law);
  return (
    <>
      <LawLight status={law.status} />
      {charge === "unknown" ? null : <p className="font-semibold">{t(`chargeable.${charge}`, { age })}</p>}
      {law.basis === "knowledge" ? <p>{states("state.knowledge")}</p> : null}
      {law.status === "full" ? <p className="text-sm text-muted">{states("law.caution")}</p> : null}
    </>
  );
}
