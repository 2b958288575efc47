"use client";

import { usePathname } from "next/navigation";
import { type Locale, localePath, stripLocale } from "@/lib/locale";

type LanguageSwitchProps = { to: Locale; className?: string; children: string };

/**
 * The same page in the other language. It asks for the path in the browser as well, because one layout serves every
 * page; the address it makes does not depend on whether the path still carries the language.
 */
export function LanguageSwitch({ to, className, children }: LanguageSwitchProps) {
  const path = stripLocale(usePathname());
  return (
    <a data-language="" href={localePath(to, path)} hrefLang={to} lang={to} className={className}>
      {children}
    </a>
  );
}
