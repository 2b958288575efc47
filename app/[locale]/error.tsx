"use client";

import { useParams } from "next/navigation";
import { BrokenPage } from "@/components/site/broken-page";

export default function LocaleError({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams<{ locale?: string }>();
  return <BrokenPage locale={locale === "es" ? "es" : "en"} error={error} retry={retry} />;
}
