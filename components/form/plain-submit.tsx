import { GUARD_FIELDS } from "./guard-fields";

/**
 * The submit button that Enter presses in a form with a suggested email. Enter presses the first submit button of a form, which
 * would otherwise be that of the suggestion. It is hidden from sight, keyboards and screen readers.
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
