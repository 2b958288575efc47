import type { Ref } from "react";

import { Notice } from "@/components/ui/notice";

type ErrorSummaryProps = {
  title: string;
  errors: Record<string, string>;
  message?: string | null;
  form?: string;
  ref?: Ref<HTMLDivElement>;
};

/**
 * Lists the errors of a form, with a link to each field. It takes the focus: the hook moves it when the response comes in
 * place; when a page without JavaScript loads, `autofocus` does, which browsers honor on any focusable element.
 */
export function ErrorSummary({ title, errors, message, form = "", ref }: ErrorSummaryProps) {
  const entries = Object.entries(errors);
  if (entries.length === 0 && !message) return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- after a refusal the focus belongs on the summary
    <div ref={ref} role="group" aria-label={title} tabIndex={-1} autoFocus>
      <Notice tone="error" title={title}>
        {message ? <p>{message}</p> : null}
        {entries.length === 0 ? null : (
          <ul className="mt-1 list-disc pl-4 max-sm:-ml-5 sm:pl-5">
            {entries.map(([name, text]) => (
              <li key={name}>
                <a href={`#${form ? `${form}-${name}` : name}`} className="text-error">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
