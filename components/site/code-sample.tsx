interface CodeSampleProps {
  caption: string;
  code: string;
}

/** A few lines for a program. They scroll sideways in their frame, which the keyboard can reach. */
export function CodeSample({ caption, code }: CodeSampleProps) {
  return (
    <figure>
      <figcaption className="text-muted">{caption}</figcaption>
      <pre
        tabIndex={0}
        aria-label={caption}
        role="region"
        className="mt-2 overflow-x-auto rounded-md bg-raised p-4 text-sm"
      >
        <code lang="en" translate="no">
          {code}
        </code>
      </pre>
    </figure>
  );
}
