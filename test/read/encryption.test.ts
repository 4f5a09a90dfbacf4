import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { convertBytes } from "../../src/convert.js";
import { encryptionOf } from "../../src/read/encryption.js";

const sample = new URL("../../samples/2024-08.pdf", import.meta.url);
const KEYS = `/O <${"28".repeat(32)}> /U <${"5a".repeat(32)}> /P -1052`;
const CIPHERS = "/CF << /StdCF << /CFM /AESV2 /AuthEvent /EFOpen /Length 16 >> >> /Length 128";

/** A file to which a new trailer gives an encryption dictionary. */
function encryptedBy(bytes: Buffer, dictionary: string): Buffer {
  const text = bytes.toString("latin1");
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!;
  const root = /\/Root\s+\d+\s+\d+\s+R/.exec(text)![0];
  const at = bytes.length + 1;
  const object = `\n9000 0 obj\n${dictionary}\nendobj\n`;
  const table = `xref\n9000 1\n${String(at).padStart(10, "0")} 00000 n \n`;
  const trailer = `trailer\n<< /Size 9001 ${root} /Prev ${previous} /Encrypt 9000 0 R /ID [<00> <00>] >>\n`;
  const end = `startxref\n${bytes.length + object.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(object + table + trailer + end, "latin1")]);
}

it("of the attachments alone leaves the pages to be read", async () => {
  const plain = await readFile(sample);
  const bytes = encryptedBy(
    plain,
    `<< /Filter /Standard /V 4 /R 4 ${CIPHERS} /StmF /Identity /StrF /Identity /EFF /StdCF ${KEYS} >>`,
  );
  expect(encryptionOf(bytes)).toBe("attachments");
  const [[found], [expected]] = [await convertBytes(bytes, "a.pdf"), await convertBytes(plain, "a.pdf")];
  expect(found.report.platforms.map(({ sla }) => sla)).toEqual(expected.report.platforms.map(({ sla }) => sla));
});

it("of all is opened by a password", async () => {
  const bytes = encryptedBy(
    await readFile(sample),
    `<< /Filter /Standard /V 4 /R 4 ${CIPHERS} /StmF /StdCF /StrF /StdCF /EFF /StdCF ${KEYS} >>`,
  );
  expect(encryptionOf(bytes)).toBe("password");
  await expect(convertBytes(bytes, "a.pdf")).rejects.toMatchObject({ code: "encrypted-pdf" });
});

it("for the owners of certificates is said so", async () => {
  const bytes = encryptedBy(
    await readFile(sample),
    "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /R 4 /Length 128 >>",
  );
  await expect(convertBytes(bytes, "a.pdf")).rejects.toMatchObject({
    code: "encrypted-pdf",
    message: expect.stringContaining("certificate") as string,
  });
});

it("is none where a file only speaks of it", () => {
  expect(encryptionOf(Buffer.from("%PDF-1.7\n1 0 obj\n(/EncryptMetadata)\nendobj"))).toBe("none");
});
