import { widthOf } from "./font.js";
import type { Layout } from "./layoutOptions.js";
import { bulletMark } from "./printed.js";
import type { Block, PlatformDescription } from "./report.js";
import type { Mark } from "./scene.js";
import { lineMarks, wordsOf, wrap } from "./words.js";

/** A line of the narrative, its marks placed from the column's left and the line's top. */
export interface NarrativeLine {
  marks: Mark[];
  height: number;
  /** The page ends here. */
  breakAfter?: boolean;
}

const LINE = 1.3;
const HANG = 16;
const PARAGRAPH_GAP = 0.7;

export function narrativeLines(
  platform: PlatformDescription,
  blocks: readonly Block[],
  layout: Layout,
  width: number,
): NarrativeLine[] {
  const names = platform.incidents.flatMap((i) => i.systems);
  let counted = 0;
  let broken = false;
  return blocks.flatMap((block, i) => {
    const next = blocks[i + 1];
    const bullet = bulletOf(block, next, layout, () => counted++);
    if (!bullet) counted = 0;
    const lines = noteLines(block, platform, layout, width) ?? blockLines(block, bullet, names, layout, width);
    if (layout.narrative.breakInBullet && !broken && bullet && lines.length > 1) {
      broken = true;
      lines[0]!.breakAfter = true;
    }
    return next?.kind === "bullet" ? lines : [...lines, gap(layout.text.size * PARAGRAPH_GAP)];
  });
}

interface Bullet {
  mark: string;
  indent: number;
}

function bulletOf(block: Block, next: Block | undefined, layout: Layout, count: () => number): Bullet | null {
  const { nested, bullet } = layout.narrative;
  if (block.kind === "bullet") return { mark: bulletMark(bullet, count()), indent: nested ? HANG : 0 };
  return nested && next?.kind === "bullet" ? { mark: "•", indent: 0 } : null;
}

function blockLines(
  block: Block,
  bullet: Bullet | null,
  names: readonly string[],
  layout: Layout,
  width: number,
): NarrativeLine[] {
  const { text: options, narrative } = layout;
  const { size } = options;
  const hang = bullet ? Math.max(HANG, widthOf(bullet.mark, size) + size * 0.6) : 0;
  const x = (bullet?.indent ?? 0) + hang;
  const lines = wrap(wordsOf(block.text, options, names), width - x, size, options).map((line, i, all) => {
    const justified = options.justified && i < all.length - 1 ? width - x : null;
    const marks: Mark[] = lineMarks(line, { x, y: size, size, part: "body" }, options, justified);
    if (bullet && i === 0)
      marks.unshift({ kind: "text", part: "body", text: bullet.mark, x: bullet.indent, y: size, size });
    return { marks, height: size * LINE };
  });
  return narrative.blankLinesInBullets && bullet && lines.length > 1
    ? [lines[0]!, blankLine(x, size), ...lines.slice(1)]
    : lines;
}

const gap = (height: number): NarrativeLine => ({ marks: [], height });

/** A line of one space, as the real reports have inside bullets. */
const blankLine = (x: number, size: number): NarrativeLine => ({
  marks: [{ kind: "text", part: "body", text: " ", x, y: size, size }],
  height: size * LINE,
});

/** The assessment as an annotation, the changes as a form field, where the layout asks for that. */
function noteLines(block: Block, platform: PlatformDescription, layout: Layout, width: number): NarrativeLine[] | null {
  if (!layout.narrative.annotated) return null;
  const kind = { [platform.assessment.text]: "annotation" as const, [platform.changes.text]: "field" as const }[
    block.text
  ];
  if (!kind) return null;
  const height = layout.text.size * 1.8;
  return [
    {
      marks: [{ kind, part: "body", text: block.text, x: 0, y: 0, width, height, size: layout.text.size }],
      height,
    },
  ];
}
