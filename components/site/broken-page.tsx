import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import en from "@/messages/en/errors.json";
import es from "@/messages/es/errors.json";

// Imported directly, because the provider of messages may be what failed.
const messages = { en: en.broken, es: es.broken };

type BrokenPageProps = { locale: Locale; error: unknown; retry: () => void };

/** The page for an error of ours. It never shows the error, only its reference in the log. */
export function BrokenPage({ locale, error, retry }: BrokenPageProps) {
  const t = messages[locale];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Page>
      <title>{t.title}</title>
      <PageTitle lead={t.lead}>{t.title}</PageTitle>
      <p className="flex flex-wrap gap-4">
        <Button variant="light" onClick={() => retry()}>
          {t.again}
        </Button>
        <ButtonLink href={localePath(locale, "/")}>{t.home}</ButtonLink>
      </p>
      {digest ? <p className="mt-6 text-sm text-muted">{t.reference.replace("{digest}", digest)}</p> : null}
    </Page>
  );
}
