import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as XLSX from "xlsx";
import { approvedSchema, type ApprovedPlatform } from "../../src/check/approved.js";
import { driftsstatus, sample, temporaryFolder } from "./driftsstatus.js";
import { editWithLibreOffice, hasLibreOffice } from "./libreOffice.js";

const NAME = "2025-03";

function folderWithSample(withApproved: boolean): { folder: string; pdf: string; approved: string } {
  const folder = temporaryFolder();
  const [pdf, approved] = [join(folder, `${NAME}.pdf`), join(folder, `${NAME}.expected.json`)];
  copyFileSync(sample(`${NAME}.pdf`), pdf);
  if (withApproved) copyFileSync(sample(`${NAME}.expected.json`), approved);
  return { folder, pdf, approved };
}

describe("approve FILE", () => {
  it("writes what passes the check, and refuses to overwrite what differs", async () => {
    const { pdf, approved, folder } = folderWithSample(false);
    const first = await driftsstatus(["approve", pdf, "-y"]);
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("2 platforms, 6 incidents")]);

    const before = readFileSync(approved, "utf8").replace("99.74", "99.75");
    writeFileSync(approved, before);
    const second = await driftsstatus(["approve", pdf, "-y"]);
    expect(second.code).toBe(2);
    expect(second.stdout).toMatch(/cell: 99\.75 -> 99\.74/);
    expect(second.stderr).toContain("--force");
    expect(readFileSync(approved, "utf8")).toBe(before);

    expect((await driftsstatus(["approve", pdf, "--force", "-y"])).code).toBe(0);
    expect((await driftsstatus(["check", folder])).code).toBe(0);
  });

  it("keeps the readings a person allowed where they still hold", async () => {
    const { pdf, approved } = folderWithSample(false);
    await driftsstatus(["approve", pdf, "-y"]);
    const made = JSON.parse(readFileSync(approved, "utf8")) as { platforms: ApprovedPlatform[] };
    const incidents = made.platforms[1]!.incidents!;
    const [first, second] = [incidents[0]!, incidents[1]!];
    const allowed = { anyOf: [first.cause as string, "et højt load"] };
    first.cause = allowed;
    second.cause = { anyOf: ["strømsvigt", "et kabelbrud"] };
    incidents.reverse();
    writeFileSync(approved, JSON.stringify(made));
    expect((await driftsstatus(["approve", pdf, "--force", "-y"])).code).toBe(0);
    const kept = JSON.parse(readFileSync(approved, "utf8")) as typeof made;
    const [now, other] = kept.platforms[1]!.incidents!;
    expect(now!.cause).toEqual(allowed);
    expect(typeof other!.cause).toBe("string");
  });
});

type Sheets = Record<string, (row: Record<string, XLSX.CellObject | undefined>) => void>;

/** Changes cells of the first row of sheets, by heading. */
function editWorkbook(path: string, changes: Sheets): void {
  const book = XLSX.read(readFileSync(path), { type: "buffer" });
  for (const [name, change] of Object.entries(changes)) {
    const sheet = book.Sheets[name]!;
    const { e } = XLSX.utils.decode_range(sheet["!ref"]!);
    const headings = Array.from({ length: e.c + 1 }, (_, c) =>
      String((sheet[XLSX.utils.encode_cell({ c, r: 0 })] as XLSX.CellObject).v),
    );
    const row = Object.fromEntries(
      headings.map((heading, c) => [
        heading,
        sheet[XLSX.utils.encode_cell({ c, r: 1 })] as XLSX.CellObject | undefined,
      ]),
    );
    change(row);
  }
  writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

let archive: string;
beforeAll(async () => {
  archive = folderWithSample(false).folder;
  await driftsstatus(["convert", archive, "-o", join(archive, "output"), "-f", "xlsx", "-q"]);
});

/** The sample, its output and perhaps its approved result, in a folder of the test's own. */
function converted(withApproved: boolean): { approved: string; workbook: string } {
  const { folder, approved } = folderWithSample(withApproved);
  cpSync(join(archive, "output"), join(folder, "output"), { recursive: true });
  return { approved, workbook: join(folder, "output/driftsstatus.xlsx") };
}

describe("approve --from", () => {
  it("takes nothing from a workbook that nobody changed", async () => {
    const { approved, workbook } = converted(false);
    const { code, stdout } = await driftsstatus(["approve", "--from", workbook, "-y"]);
    expect([code, stdout, existsSync(approved)]).toEqual([0, "Nothing changes.\n", false]);
  });

  it("takes texts, lists, moments and values", async () => {
    const { approved, workbook } = converted(true);
    editWorkbook(workbook, {
      Incidents: (row) => {
        row["Systems"]!.v = "HSM; HPCS";
        row["Start"]!.v = (row["Start"]!.v as number) + 1 / 24;
        row["Impact"]!.v = "unavailable";
      },
      SLA: (row) => (row["Value"]!.v = 0.995),
    });
    const { code, stdout } = await driftsstatus(["approve", "--from", workbook, "-y"]);
    expect(code, stdout).toBe(0);
    const { platforms } = approvedSchema.parse(JSON.parse(readFileSync(approved, "utf8"))) as {
      platforms: ApprovedPlatform[];
    };
    expect(platforms[0]!.incidents![0]).toMatchObject({
      systems: ["HSM", "HPCS"],
      periods: [{ start: "2025-03-18T23:59+01:00", end: "2025-03-19T10:51+01:00" }],
      impact: "unavailable",
    });
    expect(platforms[0]!.sla![0]!.rows[0]!.values![0]).toBe(99.5);
  });

  it("names what it cannot take, and writes nothing", async () => {
    const { approved, workbook } = converted(false);
    editWorkbook(workbook, {
      Incidents: (row) => {
        row["Key"]!.v = "2025-03-00000000-01";
      },
      SLA: (row) => {
        row["Value"]!.t = "s";
        row["Value"]!.v = "næsten 100";
        row["Met"]!.v = false;
      },
    });
    const { code, stderr } = await driftsstatus(["approve", "--from", workbook, "-y"]);
    expect(code).toBe(2);
    expect(stderr).toContain('Incidents, row 2: no record has the key "2025-03-00000000-01"');
    expect(stderr).toMatch(/SLA!H2: "næsten 100" stands where a percentage belongs/);
    expect(stderr).toMatch(/SLA!J2 \(met\): the column "met" follows from others/);
    expect(stderr).toContain("Nothing was written.");
    expect(existsSync(approved)).toBe(false);
  });

  it.skipIf(!hasLibreOffice())(
    "takes a correction made in LibreOffice, and only that (skipped without it)",
    async () => {
      const { approved, workbook } = converted(true);
      const before = readFileSync(approved, "utf8");
      editWithLibreOffice(workbook, (xml) => {
        const value = /office:value-type="percentage" office:value="0\.9974"([^>]*)>/;
        // The overview and the matrix show it too; what is corrected is the sheet of values.
        const sheet = xml.indexOf('table:name="SLA" ');
        expect(xml.slice(sheet)).toMatch(value);
        return (
          xml.slice(0, sheet) +
          xml.slice(sheet).replace(value, 'office:value-type="percentage" office:value="0.9975"$1>')
        );
      });
      const { code, stdout, stderr } = await driftsstatus(["approve", "--from", workbook, "-y"]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/value: 99\.74 -> 99\.75/);
      const after = readFileSync(approved, "utf8");
      const at = [...before].findIndex((character, i) => character !== after[i]);
      expect(after).toBe(`${before.slice(0, at)}5${before.slice(at + 1)}`);
    },
  );
});
