import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export type Kind = "redis" | "postgres";
export const KINDS: Kind[] = ["redis", "postgres"];

const PORTS: Record<Kind, number> = { redis: 6379, postgres: 5432 };

/** The machine's own server; no test ever ends it. */
export const urlOf = (kind: Kind, queue: string, port = PORTS[kind]): string =>
  kind === "redis"
    ? `redis://127.0.0.1:${port}/0?queue=${queue}`
    : `postgres://postgres@127.0.0.1:${port}/${port === PORTS.postgres ? "test" : "postgres"}?queue=${queue}`;

export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(socket.destroy() !== null));
    socket.on("error", () => resolve(false));
  });

/** Kinds whose server answers here; of the others it is said loudly that they are left out. */
export async function servers(): Promise<Kind[]> {
  const there: Kind[] = [];
  for (const kind of KINDS)
    if (await answers(PORTS[kind])) there.push(kind);
    else console.warn(`SKIPPED: no ${kind} answers on port ${PORTS[kind]}; nothing of queues on it is tested.`);
  return there;
}

/** A server between workers and the real one, whose cable can be pulled. */
export class Cable {
  readonly #server = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();
  readonly #to: number;
  #cut = false;

  constructor(kind: Kind) {
    this.#to = PORTS[kind];
  }

  async open(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  pull(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  plugIn(): void {
    this.#cut = false;
  }

  close(): void {
    this.pull();
    this.#server.close();
  }

  #join(near: Socket): void {
    if (this.#cut) return void near.destroy();
    const far = connect(this.#to, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

/** A server of one's own, that may be killed. */
export class OwnServer {
  readonly port = 20_000 + Math.floor(Math.random() * 20_000);
  readonly #folder = mkdtempSync(join(tmpdir(), "driftsstatus-server-"));
  #child: ChildProcess | null = null;

  constructor(readonly kind: Kind) {
    if (kind === "redis") return;
    const { uid, gid } = postgresUser();
    chownSync(this.#folder, uid, gid);
    execFileSync(
      join(postgresFolder()!, "initdb"),
      ["-D", join(this.#folder, "data"), "-A", "trust", "-U", "postgres"],
      {
        uid,
        gid,
        stdio: "ignore",
      },
    );
  }

  static isInstalled(kind: Kind): boolean {
    if (kind === "postgres") return postgresFolder() !== null && process.getuid?.() === 0;
    return existsSync("/usr/bin/redis-server");
  }

  async start(): Promise<void> {
    const options = { cwd: this.#folder, stdio: "ignore" as const };
    const port = String(this.port);
    this.#child =
      this.kind === "redis"
        ? // Nothing is kept: a server that is killed has forgotten everything.
          spawn("redis-server", ["--port", port, "--save", "", "--appendonly", "no"], options)
        : spawn(
            join(postgresFolder()!, "postgres"),
            ["-D", "data", "-p", port, "-c", "listen_addresses=127.0.0.1", "-k", this.#folder],
            { ...options, ...postgresUser() },
          );
    while (!(await answers(this.port))) await setTimeout(100);
  }

  async kill(): Promise<void> {
    const child = this.#child!;
    const ended = once(child, "close");
    // PostgreSQL's other processes notice by themselves, and a new one waits until they are gone.
    child.kill("SIGKILL");
    await ended;
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "close");
      child.kill("SIGINT");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function postgresFolder(): string | null {
  const all = "/usr/lib/postgresql";
  const version = existsSync(all) ? readdirSync(all).sort().at(-1) : undefined;
  return version ? join(all, version, "bin") : null;
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"]).toString());
  return { uid: id("-u"), gid: id("-g") };
}
