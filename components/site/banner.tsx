import { useTranslations } from "next-intl";
import { Container } from "@/components/ui/container";

/** A notice from the operators above the page. */
export function Banner({ text }: { text: string }) {
  const t = useTranslations("shell.banner");
  return (
    <aside aria-label={t("label")} className="border-b-2 border-link bg-raised py-3">
      <Container>
        <p className="max-w-measure">
          <strong>{t("label")}:</strong> {text}
        </p>
      </Container>
    </aside>
  );
}
