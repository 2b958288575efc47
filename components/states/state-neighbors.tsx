import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";

/** Links to the states before and after this one, by name. */
export function StateNeighbors({ code, states }: { code: string; states: { code: string; name: string }[] }) {
  const t = useTranslations("states.state");
  const locale = useLocale();
  const place = states.findIndex((state) => state.code === code);
  const neighbors = [
    [states[place - 1], "prev", t("previous")],
    [states[place + 1], "next", t("next")],
  ] as const;
  return (
    <nav
      aria-label={t("others")}
      className="mt-16 flex justify-between gap-6 border-t border-hairline pt-4 print:hidden"
    >
      {neighbors.map(([state, rel, label]) =>
        !state ? null : (
          <a
            key={rel}
            href={localePath(locale, statePath(state.code))}
            rel={rel}
            className={rel === "next" ? "ml-auto py-2 text-right text-link" : "py-2 text-link"}
          >
            <span className="block text-sm text-muted">{label}</span>
            {state.name}
          </a>
        ),
      )}
    </nav>
  );
}
