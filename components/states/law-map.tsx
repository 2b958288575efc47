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
  /** The month of the newest source that was read, as YYYY-MM or YYYY. */
  lastChecked: string;
} & ChargeFacts;

/** The path of a state's page, in English. */
export function statePath(code: string): string {
  return `/states/${code.toLowerCase()}`;
}

/** The map of the laws: a state is lit as far as its law protects children, and its label says whether a child can be charged. */
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
      description: t("light", {
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
          label: `${status(each)}: ${lights.filter((light) => light.status === each).length}`,
        }))}
      />
      <div className="mt-8">
        <StateMap label={label} places={places} />
      </div>
    </>
  );
}
