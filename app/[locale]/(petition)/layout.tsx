import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { requestLocale } from "@/app/_web/pages/request-locale";

/** The pages that supporters use. They are rendered for each request, so they can show the operators' banner. */
export default async function SupporterLayout({ children, params }: LayoutProps<"/[locale]">) {
  await requestLocale(params);
  return (
    <>
      <OperatorsBanner />
      {children}
    </>
  );
}
