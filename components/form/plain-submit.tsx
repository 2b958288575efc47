import { GUARD_FIELDS } from "./guard-fields";

/**
 * What Enter presses in a form that offers another email. A browser sends a form by its first submit button, and that of
 * the offer would be the first one otherwise. It stands first in the form, out of sight of people, keyboards and screen readers.
 */
export function PlainSubmit({ values, pending }: { values: Record<string, string>; pending: boolean }) {
  if (!values[GUARD_FIELDS.emailChosen]) return null;
  return (
    <div aria-hidden="true" className="absolute size-px overflow-hidden [clip-path:inset(50%)]">
      <button
        type="submit"
        tabIndex={-1}
        onClick={(event) => {
          if (pending) event.preventDefault();
        }}
      />
    </div>
  );
}
