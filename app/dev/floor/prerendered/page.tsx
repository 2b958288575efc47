export const dynamic = "force-static";

export default function PrerenderedFloor() {
  return <p>Nothing, prerendered.</p>;
}
