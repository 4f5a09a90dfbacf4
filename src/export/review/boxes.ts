import { html } from "hono/html";
import { isSamePlace } from "../../model/doubtsOfRow.js";
import type { Box, Place } from "../../model/geometry.js";
import type { PagePicture } from "../../model/pagePicture.js";
import type { Doubt } from "./doubts.js";
import type { Html } from "./frame.js";
import type { Language } from "../../model/language.js";
import { WORDS } from "./words.js";

interface PlacedBox {
  place: Place;
  id: number;
  label: string;
  kind: string;
}

/** The boxes over the pictures of a report's pages, and the fields that they are of. */
export class Boxes {
  readonly #boxes: PlacedBox[] = [];
  readonly #pages: Map<number, PagePicture>;
  #doubts: readonly Doubt[];

  constructor(
    pictures: readonly PagePicture[],
    doubts: readonly Doubt[],
    readonly language: Language,
  ) {
    this.#pages = new Map(pictures.map((picture) => [picture.page, picture]));
    this.#doubts = doubts;
  }

  /**
   * A field that lights its box, and is lit by it; where there is no picture, the text alone.
   * @param label what the box is called
   */
  field(text: string, place: Place | null, label: string, kind = ""): Html {
    const of = kind || this.kindAt(place);
    if (!place || !this.#pages.has(place.page) || isNothing(place.box))
      return html`<span class="${of}" dir="auto">${text}</span>`;
    const id = this.#boxes.length + 1;
    this.#boxes.push({ place, id, label, kind: of });
    return html`<a class="field ${of}" id="f-${id}" href="#b-${id}" data-lights="b-${id}" dir="auto">${text}</a>`;
  }

  /** The box that stands at a place; null for none. */
  idAt(place: Place | null): string | null {
    const found = this.#boxes.find((box) => isSamePlace(box.place, place));
    return found ? `b-${found.id}` : null;
  }

  kindAt(place: Place | null): string {
    return this.#doubts.find((doubt) => isSamePlace(doubt.place, place))?.kind ?? "";
  }

  /** Every picture with its boxes, the large ones below. */
  pages(): Html {
    return html`${[...this.#pages.values()].map(({ page, width, height, webp }) => {
      const label = `${WORDS.page[this.language]} ${page}`;
      const boxes = this.#boxes.filter(({ place }) => place.page === page).sort((a, b) => areaOf(b) - areaOf(a));
      return html`<figure>
        <svg class="page" viewBox="0 0 ${round(width)} ${round(height)}" role="group" aria-label="${label}">
          <image
            id="p-${page}"
            href="data:image/webp;base64,${Buffer.from(webp).toString("base64")}"
            width="${round(width)}"
            height="${round(height)}"
          />
          ${boxes.map(
            ({ place: { box }, id, label: name, kind }) =>
              html`<a class="box ${kind}" id="b-${id}" href="#f-${id}" data-lights="f-${id}" aria-label="${name}"
                ><rect
                  x="${round(box[0] - 1)}"
                  y="${round(box[1] - 1)}"
                  width="${round(box[2] - box[0] + 2)}"
                  height="${round(box[3] - box[1] + 2)}"
              /></a>`,
          )}
        </svg>
        <figcaption>${label}</figcaption>
      </figure>`;
    })}`;
  }

  /** A place enlarged, with its surroundings; nothing where there is no picture. */
  crop(place: Place | null, label: string): Html | string {
    const picture = place && this.#pages.get(place.page);
    if (!picture || isNothing(place.box)) return "";
    const [x0, y0, x1, y1] = aroundOf(place.box, picture);
    const [bx0, by0, bx1, by1] = place.box;
    return html`<svg
      class="crop"
      viewBox="${round(x0)} ${round(y0)} ${round(x1 - x0)} ${round(y1 - y0)}"
      role="img"
      aria-label="${label}"
    >
      <use href="#p-${place.page}" />
      <rect
        x="${round(bx0 - 2)}"
        y="${round(by0 - 2)}"
        width="${round(bx1 - bx0 + 4)}"
        height="${round(by1 - by0 + 4)}"
        fill="none"
        stroke="#d26400"
        stroke-width="1.2"
      />
    </svg>`;
  }
}

/** What is shown around a cell, points: enough to see its neighbours. */
const AROUND: [x: number, y: number] = [70, 14];
/** The least that is enlarged, points: figures of seven points come out some four times as large. */
const LEAST_WIDTH = 190;

function aroundOf([x0, y0, x1, y1]: Box, { width, height }: PagePicture): Box {
  const isWide = x1 - x0 > LEAST_WIDTH;
  const side = isWide ? 8 : Math.max(AROUND[0], (LEAST_WIDTH - (x1 - x0)) / 2);
  return [
    Math.max(0, x0 - side),
    Math.max(0, y0 - AROUND[1]),
    Math.min(width, x1 + side),
    Math.min(height, y1 + AROUND[1]),
  ];
}

const isNothing = ([x0, y0, x1, y1]: Box): boolean => x1 <= x0 || y1 <= y0;
const areaOf = ({ place: { box } }: PlacedBox): number => (box[2] - box[0]) * (box[3] - box[1]);
const round = (number: number): string => String(Math.round(number * 10) / 10);
