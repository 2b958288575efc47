import { useLocale, useTranslations } from "next-intl";

import { densityClasses, stepOf } from "@/components/maps/density";
import { Legend } from "@/components/maps/legend";
import type { Look, Place } from "@/components/maps/places";
import { StateMap } from "@/components/maps/state-map";
import { formatNumber } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { type StateLight, statePath } from "./law-map";

type SignatureMapProps = {
  states: Pick<StateLight, "code" | "fips" | "kind" | "name">[];
  byState: Record<string, number>;
};

/** The states by confirmed signatures. Each state shows its number, and steps of one hue repeat it. */
export function SignatureMap({ states, byState }: SignatureMapProps) {
  const t = useTranslations("states.map");
  const band = useTranslations("states.signatures");
  const locale = useLocale();
  const counts = states.map(({ code }) => byState[code] ?? 0);
  const classes = densityClasses(counts);
  const number = (count: number) => formatNumber(locale, count);
  const places = states.map((state, index): Place => {
    const count = counts[index]!;
    return {
      ...state,
      href: localePath(locale, statePath(state.code)),
      description: t("signatures", { state: state.name, count, shown: number(count) }),
      look: `step-${stepOf(count, classes)}`,
      label: number(count),
    };
  });
  const without = counts.filter((count) => count === 0).length;
  const keys: { look: Look; label: string }[] = classes.map(({ from, to, states: inside }, index) => ({
    look: `step-${index + 1}`,
    label: band(from === to ? "class" : "classes", { from: number(from), to: number(to), states: inside }),
  }));
  return (
    <>
      <Legend keys={without === 0 ? keys : [{ look: "step-0", label: band("zero", { states: without }) }, ...keys]} />
      <p className="mt-3 text-sm text-on-harbor-muted">{band("howClasses")}</p>
      <div className="mt-8">
        <StateMap label={band("map")} places={places} again />
      </div>
    </>
  );
}
