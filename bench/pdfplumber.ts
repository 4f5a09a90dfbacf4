import { execFileSync } from "node:child_process";

/** Text and tables of every page, in one warm process; prints CPU seconds. */
const SCRIPT = `
import sys, time, pdfplumber
def read(name):
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
read(sys.argv[1])
start = time.process_time()
for name in sys.argv[1:]:
    read(name)
print(time.process_time() - start)
`;

/** Milliseconds of CPU that pdfplumber takes for the files, or null where it is not installed. */
export function pdfplumberMs(files: readonly string[]): number | null {
  try {
    const output = execFileSync(process.env["PYTHON"] ?? "python3", ["-c", SCRIPT, ...files], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(output.toString()) * 1000;
  } catch {
    return null;
  }
}
