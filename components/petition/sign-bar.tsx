import { useTranslations } from "next-intl";

/**
 * The right half of the bar at the bottom of phones, which leads to the form from everywhere on the page. The left half is
 * "Leave this site", which components/site/help-bar.tsx makes narrower on a page with this bar.
 */
export function SignBar() {
  const t = useTranslations("petition.page");
  return (
    <a
      href="#sign"
      data-sign-bar=""
      className="fixed right-0 bottom-0 left-1/2 z-40 flex min-h-11 items-center justify-center bg-light px-4 text-center text-sm leading-tight font-semibold text-on-light no-underline -outline-offset-4 hover:underline sm:hidden print:hidden"
    >
      {t("sign")}
    </a>
  );
}
