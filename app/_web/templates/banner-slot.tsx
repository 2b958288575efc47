import { Banner } from "@/components/site/banner";
import type { Switches } from "@/lib/limits/schema";
import type { PageRequest } from "./page-template";

/** What the operators have to say, above the page. Every page with live parts has this slot. */
export function bannerSlot({ banner }: Pick<Switches, "banner">, { locale }: PageRequest) {
  return banner ? <Banner text={banner[locale]} /> : null;
}
