import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";

type StateChooserProps = { states: { code: string; name: string }[] };

/** A folded list of links to the states, before the map. It opens without a script, and the map needs no precise finger. */
export function StateChooser({ states }: StateChooserProps) {
  const t = useTranslations("states");
  const locale = useLocale();
  return (
    <details className="-mt-2 mb-8 sm:mb-12 print:hidden">
      <summary className="site-summary flex min-h-11 max-w-[26rem] items-center justify-between rounded-md border-2 border-edge px-4 py-2.5 font-semibold">
        {t("choose")}
      </summary>
      <ul className="mt-3 columns-2 gap-x-6 sm:columns-3 lg:columns-4">
        {states.map(({ code, name }) => (
          <li key={code} className="break-inside-avoid">
            <a href={localePath(locale, statePath(code))} className="flex min-h-11 items-center py-1 text-link">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
