import type { Ref } from "react";

import { Notice } from "@/components/ui/notice";

type ErrorSummaryProps = {
  title: string;
  errors: Record<string, string>;
  message?: string | null;
  /** What helps with the message. It opens in another tab, so that what was typed stays. */
  link?: { href: string; label: string } | undefined;
  form?: string;
  ref?: Ref<HTMLDivElement>;
};

/**
 * Lists the errors of a form, with a link to each field. It takes the focus: the hook moves it when the response comes in
 * place; when a page without JavaScript loads, `autofocus` does, which browsers honor on any focusable element.
 */
export function ErrorSummary({ title, errors, message, link, form = "", ref }: ErrorSummaryProps) {
  const entries = Object.entries(errors);
  if (entries.length === 0 && !message) return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- after a refusal the focus belongs on the summary
    <div ref={ref} role="group" aria-label={title} tabIndex={-1} autoFocus>
      <Notice tone="error" title={title}>
        {message ? <p>{message}</p> : null}
        {message && link ? (
          <p className="mt-1">
            <a href={link.href} target="_blank" className="text-error">
              {link.label}
            </a>
          </p>
        ) : null}
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
