import type { Page, TextItem } from "../../src/model/page.js";

/** A wide page with a text layer of these items. */
export const pageOf = (items: TextItem[], rulings: Page["rulings"] = []): Page => ({
  number: 1,
  width: 1200,
  height: 600,
  items,
  fills: [],
  rulings,
  slanted: [],
  source: "text-layer",
});
