"use client";

import { useParams } from "next/navigation";
import { BrokenPage } from "@/components/site/broken-page";
import { toLocale } from "@/lib/locale";

export default function LocaleError({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams<{ locale?: string }>();
  return <BrokenPage locale={toLocale(locale)} error={error} retry={retry} />;
}
