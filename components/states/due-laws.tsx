import { useTranslations } from "next-intl";

import { CHECK_MONTHS_MAX, isDue } from "@/lib/content/age/rules";
import type { StateLight } from "./law-map";

/** Says beside the map for how many laws the newest source is old. Empty if none is. */
export function DueLaws({ lights, className }: { lights: Pick<StateLight, "lastChecked">[]; className?: string }) {
  const t = useTranslations("states.law");
  const now = new Date();
  const count = lights.filter(({ lastChecked }) => isDue(lastChecked, "law", now)).length;
  if (count === 0) return null;
  return <p className={className}>{t("due", { count, total: lights.length, months: CHECK_MONTHS_MAX.law })}</p>;
}
