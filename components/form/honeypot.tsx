import { GUARD_FIELDS } from "./guard-fields";

/** Out of sight and out of the way of keyboards and screen readers, but not `display: none`, which programs know. */
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
