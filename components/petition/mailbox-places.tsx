import { useTranslations } from "next-intl";

/** Where the big mail services put an email that they hold back. */
export function MailboxPlaces() {
  const t = useTranslations("petition.mailbox");
  return (
    <dl className="mt-3 grid gap-x-6 sm:grid-cols-[auto_1fr]">
      {(["gmail", "outlook", "yahoo", "icloud"] as const).map((service) => (
        <div key={service} className="border-t border-hairline py-2 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="font-semibold">{t(`${service}.name`)}</dt>
          <dd>{t(`${service}.place`)}</dd>
        </div>
      ))}
    </dl>
  );
}
