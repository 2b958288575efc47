import { setRequestLocale } from "next-intl/server";
import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { requireLocale } from "@/app/_web/pages/require-locale";

/** Everything a supporter does is made for the request, so what the operators have to say can stand above it. */
export default async function SupporterLayout({ children, params }: LayoutProps<"/[locale]">) {
  setRequestLocale(requireLocale((await params).locale));
  return (
    <>
      <OperatorsBanner />
      {children}
    </>
  );
}
