import { useTranslations } from "next-intl";

import { CopyButton } from "@/components/act/copy-button";
import { OutwardLink } from "@/components/directories/outward-link";
import { TextArea } from "@/components/form/text-area";
import { ButtonLink } from "@/components/ui/button";
import { draftUrl } from "@/lib/email";

interface LetterProps {
  subject: string;
  body: string;
  /** The name of the lawmaker, or null where the person fills it in. */
  name: string | null;
  email: string | null;
  formUrl: string | null;
}

const ROWS = 26;

/**
 * The letter, in a field in which the person changes it, and the ways to send it. The field is in no form, so its text is sent to
 * nobody. With a script, the link and the button take the text as it is now (enhance/drafts.ts, enhance/copying.ts).
 */
export function Letter(letter: LetterProps) {
  const { subject, body } = letter;
  const t = useTranslations("lawmakers.letter");
  return (
    <>
      <div className="max-w-measure" data-prints-alone="">
        <p className="mb-5 print:hidden">
          <span className="font-semibold">{t("subject")}: </span>
          <span lang="en">{subject}</span>
        </p>
        <TextArea
          name="letter"
          label={<span className="print:hidden">{t("label")}</span>}
          hint={<span className="print:hidden">{t("hint")}</span>}
          defaultValue={body}
          rows={ROWS}
          lang="en"
          spellCheck
          autoComplete="off"
          className="field-sizing-content font-serif print:border-0 print:p-0"
        />
      </div>
      <section aria-labelledby="send" className="mt-8 max-w-measure space-y-4 print:hidden">
        <h2 id="send" className="text-xl">
          {t("send")}
        </h2>
        <Ways {...letter} />
        <CopyButton
          text={body}
          field="letter"
          of="send"
          messages={{ copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed") }}
        />
        <p className="text-sm text-muted">{t("print")}</p>
      </section>
    </>
  );
}

/** The mail program where an email is published or the person has to find it, else the form, else neither. */
function Ways({ subject, body, name, email, formUrl }: LetterProps) {
  const t = useTranslations("lawmakers.letter");
  if (email === null && name !== null)
    return formUrl === null ? (
      <p>{t("none")}</p>
    ) : (
      <p>
        {t("form", { name })}{" "}
        <OutwardLink href={formUrl} className="text-link">
          {t("formLink")}
        </OutwardLink>
      </p>
    );
  const draft = draftUrl({ to: email, subject, body });
  return (
    <>
      <p>
        <ButtonLink
          href={draft.url}
          variant="light"
          data-draft-of="letter"
          data-draft-to={email ?? ""}
          data-draft-subject={subject}
        >
          {t("mail")}
        </ButtonLink>
      </p>
      <p className="text-sm text-muted">{t("mailHint")}</p>
      <p className="text-sm text-muted" hidden={draft.isWhole} data-draft-cut="">
        {t("mailTooLong")}
      </p>
    </>
  );
}
