import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { printablePath } from "@/app/print/printables";
import { FirstHelp } from "@/components/site/first-help";
import { HelplineGroup } from "@/components/site/helpline-group";
import { SafetyNotice, SafetySection } from "@/components/site/safety-section";
import { DueLine } from "@/components/site/sources";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { emergency, helplines, helplinesByGroup, traffickingHotline } from "@/lib/content/helplines";
import { safetyAdvice, safetyByPart } from "@/lib/content/safety";
import { safetyParts } from "@/lib/content/schema";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/get-help",
  about: (locale) => messagesOf(locale).shell.getHelp,
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("shell.getHelp");
  const groups = await getTranslations("content.helplineGroups");
  const sections = safetyParts.filter((part) => part !== "reporting");
  const checks = [...helplines, ...safetyAdvice].map(({ checked }) => checked);
  // Who is in danger reads all at once. Elsewhere the numbers come first, so that the right one is soon found.
  const [danger, ...others] = helplinesByGroup.map((each) => (
    <HelplineGroup key={each.group} {...each} short={each.group !== "danger"} />
  ));

  return (
    <div data-help-sheet="">
      <FirstHelp emergency={emergency} hotline={traffickingHotline} />
      <nav aria-label={t("jump")} className="mb-8 print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {helplinesByGroup.map(({ group }) => (
            <li key={group}>
              <a href={`#${group}`} className="inline-block py-2.5 text-link">
                {groups(group)}
              </a>
            </li>
          ))}
          {sections.map((part) => (
            <li key={part}>
              <a href={`#${part}`} className="inline-block py-2.5 text-link">
                {t(`${part}Title`)}
              </a>
            </li>
          ))}
          <li>
            <a
              href={printablePath("help-sheet", locale)}
              type="application/pdf"
              className="inline-block py-2.5 text-link"
            >
              {t("sheet")}
            </a>
          </li>
        </ul>
      </nav>
      {danger}
      {safetyByPart.reporting.map((advice) => (
        <SafetyNotice key={advice.id} advice={advice} />
      ))}
      {others}
      {sections.map((part) => (
        <SafetySection
          key={part}
          id={part}
          title={t(`${part}Title`)}
          lead={part === "device" ? t("device") : undefined}
          advice={safetyByPart[part]}
        />
      ))}
      <DueLine checks={checks} kind="help" />
      <p className="hidden text-sm print:block">{t("onPaper", { url: absoluteUrl(locale, "/get-help") })}</p>
    </div>
  );
}
