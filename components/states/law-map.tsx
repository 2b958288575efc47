import { useLocale, useTranslations } from "next-intl";

import { Legend } from "@/components/maps/legend";
import type { Place } from "@/components/maps/places";
import { StateMap } from "@/components/maps/state-map";
import { localePath } from "@/lib/locale";
import { chargeOf, type ChargeFacts, lightOf } from "@/lib/content/law/rules";
import type { LawStatus, StateKind } from "@/lib/content/schema";

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

const legend = ["full", "partial", "none", "unverified"] as const;

/** The map that answers whether a child can be charged: lit, half lit and dark states. Names of links also say the status. */
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
      look: `lit-${lightOf(light)}`,
      label: light.code,
    };
  });
  return (
    <>
      <p className="mb-3 font-semibold">{law("charged")}</p>
      <Legend
        keys={legend.map((light) => ({
          look: `lit-${light}`,
          label: t(`keys.${light}`, { count: lights.filter((each) => lightOf(each) === light).length }),
        }))}
      />
      <div className="mt-8">
        <StateMap label={label} places={places} />
      </div>
    </>
  );
}
