import { useTranslations } from "next-intl";

/**
 * What the header calls its link to the petition: where it leads, which is always true, or "Sign" on a page that knows that the
 * petition can be signed now.
 */
export function PetitionLabel({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations("shell.header");
  return <>{t(isOpen ? "sign" : "seePetition")}</>;
}
