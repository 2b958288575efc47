import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { requestLocale } from "@/app/_web/pages/request-locale";

/** Everything a supporter does is made for the request, so what the operators have to say can stand above it. */
export default async function SupporterLayout({ children, params }: LayoutProps<"/[locale]">) {
  await requestLocale(params);
  return (
    <>
      <OperatorsBanner />
      {children}
    </>
  );
}
