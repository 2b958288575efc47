"use client";

import { usePathname } from "next/navigation";
import { type Locale, localePath, stripLocale } from "@/lib/locale";
import { pageToReport } from "@/lib/error-reports/rules";

type ReportLinkProps = { locale: Locale; className?: string; children: string };

/** A link to the form for error reports. The form then names the page that the reader came from. */
export function ReportLink({ locale, className, children }: ReportLinkProps) {
  const page = pageToReport(stripLocale(usePathname()));
  const path = page === null ? "/corrections" : `/corrections?page=${encodeURIComponent(page)}`;
  return (
    <a href={`${localePath(locale, path)}#report`} rel="nofollow" className={className}>
      {children}
    </a>
  );
}
