import { useLocale, useTranslations } from "next-intl";

import { Legend } from "@/components/maps/legend";
import type { Place } from "@/components/maps/places";
import { StateMap } from "@/components/maps/state-map";
import { localePath } from "@/lib/locale";
import { chargeOf, type ChargeFacts } from "@/lib/content/law/rules";
import { type LawStatus, lawStatuses, type StateKind } from "@/lib/content/schema";

export type StateLight = {
  code: string;
  fips: string;
  kind: StateKind;
  name: string;
  status: LawStatus;
  /** The month of the newest source that was read, written YYYY-MM or YYYY. */
  lastChecked: string;
} & ChargeFacts;

/** The page of a state, in English. */
export function statePath(code: string): string {
  return `/states/${code.toLowerCase()}`;
}

/** The coast at night: every state lit as far as its law protects children, with the answer that no light gives alone. */
export function LawMap({ label, lights }: { label: string; lights: StateLight[] }) {
  const t = useTranslations("states.map");
  const status = useTranslations("content.status");
  const law = useTranslations("states.law");
  const locale = useLocale();
  const places = lights.map((light): Place => {
    const { charge, age } = chargeOf(light);
    return {
      ...light,
      href: localePath(locale, statePath(light.code)),
      words: t("light", {
        state: light.name,
        status: status(light.status),
        charged: law(`chargeable.${charge}`, { age }),
      }),
      look: `lit-${light.status}`,
      label: light.code,
    };
  });
  return (
    <>
      <Legend
        keys={lawStatuses.map((each) => ({
          look: `lit-${each}`,
          words: `${status(each)}: ${lights.filter((light) => light.status === each).length}`,
        }))}
      />
      <div className="mt-8">
        <StateMap label={label} places={places} />
      </div>
    </>
  );
}
