interface HashCommandsProps {
  texts: Record<"commandTitle" | "commandText" | "commandLinux" | "commandMac" | "commandWindows", string>;
  /** The name of a file, as an example. */
  name: string;
}

/** How to compute the hash of a file without this site. */
export function HashCommands({ texts, name }: HashCommandsProps) {
  const commands = [
    [texts.commandLinux, `sha256sum ${name}`],
    [texts.commandMac, `shasum -a 256 ${name}`],
    [texts.commandWindows, `Get-FileHash ${name}`],
  ];
  return (
    <section aria-labelledby="commands">
      <h2 id="commands" className="text-xl">
        {texts.commandTitle}
      </h2>
      <p className="mt-2">{texts.commandText}</p>
      <dl className="mt-3 space-y-2">
        {commands.map(([label, command]) => (
          <div key={label}>
            <dt className="text-muted">{label}</dt>
            <dd>
              <code className="[overflow-wrap:anywhere]">{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
