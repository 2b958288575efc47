import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

interface CodeSearchProps {
  action: string;
  texts: Record<"label" | "hint" | "submit" | "wrong", string>;
  /** What was typed and is no code. */
  typed?: string | undefined;
}

/** The field for a verification code. */
export function CodeSearch({ action, texts, typed }: CodeSearchProps) {
  return (
    <form action={action} className="max-w-md space-y-6">
      <TextField
        name="code"
        label={texts.label}
        hint={texts.hint}
        error={typed === undefined ? undefined : texts.wrong}
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
        className="tabular-nums tracking-widest"
      />
      <Button type="submit" variant="light">
        {texts.submit}
      </Button>
    </form>
  );
}
