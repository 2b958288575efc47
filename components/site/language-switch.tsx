"use client";

import { usePathname } from "next/navigation";
import { type Locale, localePath, stripLocale } from "@/lib/locale";

type LanguageSwitchProps = { to: Locale; className?: string; children: string };

/**
 * A link to the same page in the other language. It also reads the path in the browser, because one layout serves every page.
 * Its URL is the same whether the path has the prefix of the language or not.
 */
export function LanguageSwitch({ to, className, children }: LanguageSwitchProps) {
  const path = stripLocale(usePathname());
  return (
    <a data-language="" href={localePath(to, path)} hrefLang={to} lang={to} className={className}>
      {children}
    </a>
  );
}
