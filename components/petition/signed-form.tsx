import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { shownName } from "@/lib/signatures/rules";

interface SignedFormProps {
  form: {
    name: string;
    zip: string;
    comment: string | null;
    display: "hidden" | "initials" | "name";
    wantsUpdates: boolean;
    hasStreet: boolean;
  };
  /** The name of the state. */
  state: string;
}

/** What the button confirms, word for word: the form that the email was written for, and no other. */
export function SignedForm({ form: { name, zip, comment, display, wantsUpdates, hasStreet }, state }: SignedFormProps) {
  const t = useTranslations("petition.confirm");
  const shown = { hidden: "shownHidden", initials: "shownInitials", name: "shownName" } as const;
  return (
    <dl className="mt-4 grid gap-x-8 gap-y-1 sm:grid-cols-[9rem_1fr] sm:gap-y-3 [&_dd]:[overflow-wrap:anywhere] [&_dt]:text-muted max-sm:[&_dd+dt]:mt-3">
      <Row name={t("name")}>{name}</Row>
      <Row name={t("place")}>{t("placeIs", { state, zip })}</Row>
      {hasStreet ? <Row name={t("street")}>{t("streetGiven")}</Row> : null}
      {comment ? (
        <Row name={t("comment")}>
          <span className="whitespace-pre-line">{comment}</span>
        </Row>
      ) : null}
      <Row name={t("shown")}>{t(shown[display], { initials: shownName(name, display) ?? "" })}</Row>
      <Row name={t("updates")}>{t(wantsUpdates ? "updatesYes" : "updatesNo")}</Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
