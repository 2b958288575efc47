import { useTranslations } from "next-intl";

import { chargeOf, type ChargeFacts, lightOf } from "@/lib/content/law/rules";

import { LawLight } from "./law-light";

type LawHeadlineProps = { law: ChargeFacts };

/**
 * The light of a state and whether a child can be charged, with a note on what they do not say. For an unverified law the
 * summary says that nothing is known.
 */
export function LawHeadline({ law }: LawHeadlineProps) {
  const t = useTranslations("petition.state");
  const states = useTranslations("states");
  const { charge, age } = chargeOf(law);
  return (
    <>
      <LawLight light={lightOf(law)} />
      {charge === "unknown" ? null : <p className="font-semibold">{t(`chargeable.${charge}`, { age })}</p>}
      {law.basis === "knowledge" ? <p>{states("state.knowledge")}</p> : null}
      {charge === "no" || charge === "noAsFarAsFound" ? (
        <p className="text-sm text-muted">{states("law.caution")}</p>
      ) : null}
    </>
  );
}
