import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ClientConfig } from "pg";
import { UsageError } from "../../errors.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a URL leads to, with what a service file says of it; like other programs it takes PGPASSWORD and ~/.pgpass too.
 * No message repeats the URL: it may hold a password.
 * @throws {UsageError} where it is no URL of PostgreSQL, or names a service that no file has
 */
export function urlToConfig(url: string, environment: Environment = process.env): ClientConfig {
  const parsed = parseUrl(url);
  const service = parsed.searchParams.get("service") ?? environment["PGSERVICE"];
  parsed.searchParams.delete("service");
  const named = service ? readService(service, environment) : {};
  const config: ClientConfig = { application_name: "driftsstatus" };
  const host =
    decodeURIComponent(parsed.hostname) || parsed.searchParams.get("host") || (named["host"] ?? named["hostaddr"]);
  const port = parsed.port || named["port"];
  const user = decodeURIComponent(parsed.username) || named["user"];
  const password = decodeURIComponent(parsed.password) || named["password"];
  const database = decodeURIComponent(parsed.pathname.slice(1)) || named["dbname"];
  const sslmode = parsed.searchParams.get("sslmode") ?? named["sslmode"] ?? environment["PGSSLMODE"];
  if (host) config.host = host.replace(/^\[(.*)\]$/, "$1");
  if (port) config.port = Number(port);
  if (user) config.user = user;
  if (password) config.password = password;
  if (database) config.database = database;
  if (sslmode && sslmode !== "disable" && sslmode !== "allow" && sslmode !== "prefer")
    config.ssl = { rejectUnauthorized: sslmode.startsWith("verify") };
  return config;
}

function parseUrl(url: string): URL {
  try {
    // A URL without a host, as a service has it, is none in JavaScript; "postgres:///?service=x" is.
    const parsed = new URL(url);
    decodeURIComponent(parsed.password);
    if (parsed.protocol === "postgres:" || parsed.protocol === "postgresql:") return parsed;
  } catch {
    // The message of the URL parser repeats what it was given.
  }
  throw new UsageError(
    "--to takes the URL of a PostgreSQL database, such as postgres://user@host:5432/database or postgres:///?service=NAME; signs such as @ and / in a password are written %40 and %2F.",
  );
}

/** The entries of a service of ~/.pg_service.conf, or of the file that PGSERVICEFILE names. */
function readService(service: string, environment: Environment): Record<string, string> {
  const own = environment["PGSERVICEFILE"] ?? join(homedir(), ".pg_service.conf");
  const files = [own, ...(environment["PGSYSCONFDIR"] ? [join(environment["PGSYSCONFDIR"], "pg_service.conf")] : [])];
  for (const file of files) {
    const found = existsSync(file) ? parseServices(readFileSync(file, "utf8")).get(service) : undefined;
    if (found) return found;
  }
  throw new UsageError(`There is no service "${service}" in "${own}"; add it there, or name the database in the URL.`);
}

export function parseServices(text: string): Map<string, Record<string, string>> {
  const services = new Map<string, Record<string, string>>();
  let current: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const section = /^\[(.+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([^#=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (section !== undefined) services.set(section, (current = {}));
    else if (key !== undefined && current) current[key] = value!;
  }
  return services;
}
