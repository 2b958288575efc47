import { GUARD_FIELDS } from "./guard-fields";

/** Hidden from sight, keyboards and screen readers, but not by `display: none`, which programs recognize. */
export function Honeypot({ label, values }: { label: string; values: Record<string, string> }) {
  return (
    <div aria-hidden="true" className="absolute size-px overflow-hidden [clip-path:inset(50%)]">
      <label>
        {label}
        <input
          type="text"
          name={GUARD_FIELDS.honeypot}
          defaultValue={values[GUARD_FIELDS.honeypot]}
          tabIndex={-1}
          autoComplete="off"
        />
      </label>
    </div>
  );
}
