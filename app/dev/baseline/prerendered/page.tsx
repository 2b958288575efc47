export const dynamic = "force-static";

export default function PrerenderedBaseline() {
  return <p>Nothing, prerendered.</p>;
}
