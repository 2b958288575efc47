/** One process of one machine, as it describes itself. */
export interface RunningProcess {
  /** Of this run. A restart has another. */
  id: string;
  kind: "web" | "worker";
  /** The host name, which in a container is that of the container. */
  machine: string;
  version: string;
  memoryBytes: number;
  startedAt: Date;
}
